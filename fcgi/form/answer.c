#include "form/answer.h"

#include <string.h>

const char ANSWER_OTHER[] = ":other";

json_t *answer_literal_text(const item *it, const json_t *value)
{
    (void)it;
    return json_is_string(value) && json_string_length(value) > 0
               ? json_string(json_string_value(value))
               : NULL;
}

json_t *answer_literal_boolean(const item *it, const json_t *value)
{
    (void)it;
    return json_is_boolean(value) ? json_boolean(json_is_true(value)) : NULL;
}

static json_t *coding(const char *system, const char *code, const char *display)
{
    return json_pack("{s:s, s:s, s:s*}", "system", system, "code", code, "display", display);
}

/* The options of a municipal set are unknown when the definition is read: any code may be one. */
json_t *answer_literal_choice(const item *it, const json_t *value)
{
    const char *code = json_string_value(json_object_get(value, "code"));
    const char *system = json_string_value(json_object_get(value, "system"));
    if (code == NULL) {
        return NULL;
    }
    const option *found = option_list_find(&it->options, code);
    bool municipal = it->options.municipal_set != NULL;
    if (found == NULL && !municipal) {
        return NULL;
    }
    const char *expected = municipal ? it->options.system : found->system;
    if (system != NULL && strcmp(system, expected) != 0) {
        return NULL;
    }
    return coding(expected, code, municipal ? NULL : found->display.base);
}

char *answer_show_text(const reading *in, const json_t *answer)
{
    (void)in;
    return g_strdup(json_string_value(answer));
}

char *answer_show_boolean(const reading *in, const json_t *answer)
{
    return g_strdup(catalog_get(in->context->texts, in->context->language,
                                json_is_true(answer) ? "answer_yes" : "answer_no"));
}

/*
 * In the reader's language while the form still has the option; else what was stored with the
 * answer.
 */
char *answer_show_choice(const reading *in, const json_t *answer)
{
    shown_option found;
    const char *text = json_string_value(json_object_get(answer, "text"));
    const char *code = json_string_value(json_object_get(answer, "code"));
    if (text != NULL) {
        return g_strdup(text);
    }
    if (code != NULL && option_list_look_up(&in->item->options, in->context->value_sets, code,
                                            in->context->language, &found)) {
        return text_fill(found.display, in->context->places);
    }
    const char *display = json_string_value(json_object_get(answer, "display"));
    return g_strdup(display == NULL ? code : display);
}

char *answer_typed(const json_t *answer)
{
    switch (json_typeof(answer)) {
    case JSON_INTEGER:
        return g_strdup_printf("%" JSON_INTEGER_FORMAT, json_integer_value(answer));
    case JSON_TRUE:
        return g_strdup("true");
    case JSON_FALSE:
        return g_strdup("false");
    case JSON_OBJECT:
        return g_strdup(json_string_value(json_object_get(answer, "code")));
    default:
        return g_strdup(json_string_value(answer));
    }
}

static bool same_member(const json_t *left, const json_t *right, const char *key)
{
    return json_equal(json_object_get(left, key), json_object_get(right, key));
}

bool answer_equal(const json_t *left, const json_t *right)
{
    if (json_is_object(left) && json_is_object(right)) {
        return json_object_get(left, "code") != NULL && same_member(left, right, "system") &&
               same_member(left, right, "code");
    }
    return json_equal(left, right);
}
