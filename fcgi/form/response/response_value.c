#include "form/response/response_value.h"

#include "base/exact_json.h"
#include "base/japanese.h"
#include "form/answer.h"
#include "form/definition/element.h"
#include "form/item_type.h"

#include <string.h>

static const element_rule value_elements[] = {
    {.name = "id", .kind = ELEMENT_STRING},
    {.name = "extension", .kind = ELEMENT_ARRAY},
    {.name = "modifierExtension",
     .kind = ELEMENT_ANY,
     .refused = "Remove it; its meaning is unknown."},
    {.name = "item", .kind = ELEMENT_ANY}, /* a question has only displays, without answers */
    {.name = "valueBoolean", .kind = ELEMENT_ANY},
    {.name = "valueDecimal", .kind = ELEMENT_ANY},
    {.name = "valueInteger", .kind = ELEMENT_ANY},
    {.name = "valueDate", .kind = ELEMENT_STRING},
    {.name = "valueDateTime", .kind = ELEMENT_STRING},
    {.name = "valueTime", .kind = ELEMENT_STRING},
    {.name = "valueString", .kind = ELEMENT_STRING},
    {.name = "valueUri", .kind = ELEMENT_STRING},
    {.name = "valueAttachment", .kind = ELEMENT_OBJECT},
    {.name = "valueCoding", .kind = ELEMENT_OBJECT},
    {.name = "valueQuantity", .kind = ELEMENT_OBJECT},
    {.name = "valueReference", .kind = ELEMENT_OBJECT},
    {.name = NULL},
};

static const element_rule coding_elements[] = {
    {.name = "id", .kind = ELEMENT_STRING},
    {.name = "extension", .kind = ELEMENT_ARRAY},
    {.name = "system", .kind = ELEMENT_STRING},
    {.name = "version", .kind = ELEMENT_STRING},
    {.name = "code", .kind = ELEMENT_STRING, .required = true},
    {.name = "display", .kind = ELEMENT_STRING},
    {.name = "userSelected", .kind = ELEMENT_BOOLEAN},
    {.name = NULL},
};

static bool is_free_text(const item *it, const char *key)
{
    return item_has_free_text(it) && strcmp(key, "valueString") == 0;
}

json_t *response_value_write(const item *it, const json_t *answer)
{
    const json_t *text = json_object_get(answer, "text");
    if (text != NULL) {
        return json_pack("{s:O}", "valueString", text);
    }
    bool decimal = strcmp(it->type->value, "Decimal") == 0;
    json_t *value = decimal ? exact_json_new(json_string_value(answer)) : json_deep_copy(answer);
    g_autofree char *key = g_strconcat("value", it->type->value, NULL);
    return json_pack("{s:o}", key, value);
}

/* The one value[x] of an element, or NULL with the problem told. */
static const char *value_key(json_t *element, const place *at, problem_list *problems)
{
    const char *found = NULL;
    guint count = 0;
    const char *key = NULL;
    json_t *value = NULL;
    json_object_foreach(element, key, value)
    {
        if (g_str_has_prefix(key, "value")) {
            found = key;
            count++;
        }
    }
    if (count != 1) {
        place_error(at, problems, "V2", "Write one value[x] for each answer.",
                    "an answer has one value, here are %u", count);
    }
    return count == 1 ? found : NULL;
}

/*
 * A municipal set may have changed since the answer was given, so its display is the one that was
 * read then. Every other display is the form's, whatever another system made of it.
 */
static json_t *read_municipal(const item *it, const json_t *coding, json_t *answer,
                              const form_context *context)
{
    json_auto_t *owned = answer;
    shown_option found;
    const char *code = json_string_value(json_object_get(owned, "code"));
    if (!option_list_look_up(&it->options, context->value_sets, code, context->language, &found)) {
        return NULL;
    }
    const char *display = json_string_value(json_object_get(coding, "display"));
    json_object_set_new(owned, "display", json_string(display == NULL ? found.base : display));
    return json_incref(owned);
}

static json_t *read_coding(const item *it, json_t *coding, const form_context *context,
                           const place *at, problem_list *problems)
{
    if (!elements_check(coding, coding_elements, at, problems)) {
        return NULL;
    }
    json_t *answer = it->type->literal(it, coding);
    if (answer != NULL && it->options.municipal_set != NULL) {
        answer = read_municipal(it, coding, answer, context);
    }
    if (answer == NULL) {
        place_error(at, problems, "V5", "Write system and code of one of its options.",
                    "\"%s\" has no option \"%s\"", it->link_id,
                    json_string_value(json_object_get(coding, "code")));
    }
    return answer;
}

/* Takes the answer, or NULL; a text must be one that could have been typed. */
static json_t *acceptable(const item *it, json_t *answer, const place *at, problem_list *problems)
{
    json_auto_t *owned = answer;
    const char *text = json_string_value(owned);
    gunichar refused = text == NULL ? 0 : japanese_first_refused(text);
    if (owned == NULL) {
        place_error(at, problems, "V2", "Write the value as FHIR R4 does.",
                    "this is no answer to a question of type %s", it->type->name);
    } else if (refused != 0) {
        place_error(at, problems, "V2", "Take the character out.",
                    "no answer may have the character U+%04X", refused);
    }
    return refused == 0 ? json_incref(owned) : NULL;
}

json_t *response_value_read(const item *it, json_t *element, const form_context *context,
                            const place *at, problem_list *problems)
{
    if (!elements_check(element, value_elements, at, problems)) {
        return NULL;
    }
    const char *key = value_key(element, at, problems);
    if (key == NULL) {
        return NULL;
    }
    place here = {at, key, 0};
    json_t *value = json_object_get(element, key);
    g_autofree char *expected = g_strconcat("value", it->type->value, NULL);
    if (is_free_text(it, key)) {
        json_t *text = acceptable(it, json_copy(value), &here, problems);
        return text == NULL ? NULL : json_pack("{s:o}", "text", text);
    }
    if (strcmp(key, expected) != 0) {
        place_error(&here, problems, "V2", "Write the value[x] of the question's type.",
                    "\"%s\" is answered with %s", it->link_id, expected);
        return NULL;
    }
    return it->type->has_options ? read_coding(it, value, context, &here, problems)
                                 : acceptable(it, it->type->literal(it, value), &here, problems);
}
