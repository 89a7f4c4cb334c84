#include "form/response/response_value.h"

#include "base/exact_json.h"
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

/* As FHIR writes it: a decimal is a number. */
static json_t *value_of(const item *it, const json_t *answer)
{
    const char *digits = json_string_value(answer);
    bool decimal = digits != NULL && strcmp(it->type->value, "Decimal") == 0;
    return decimal ? exact_json_new(digits) : json_deep_copy(answer);
}

json_t *response_value_write(const item *it, const json_t *answer)
{
    const json_t *text = json_object_get(answer, "text");
    if (item_has_free_text(it) && json_is_string(text)) {
        return json_pack("{s:O}", "valueString", text);
    }
    json_auto_t *value = value_of(it, answer);
    json_auto_t *understood = it->type->literal(it, value);
    g_autofree char *key = g_strconcat("value", it->type->value, NULL);
    return understood == NULL ? NULL : json_pack("{s:O}", key, value);
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

/* What the visitor would have been told; its key where nobody gave the texts. */
static char *reason_of(const reading *in, const issue *found)
{
    if (found->key == NULL) {
        return g_strdup("it is only space");
    }
    return in->context->texts == NULL ? g_strdup(found->key)
                                      : issue_sentence(found, in->item->link_id, in->context);
}

/*
 * Takes nothing that a visitor could not have typed, and takes it as it would have been stored:
 * texts tidied, moments in Tokyo's zone.
 */
static json_t *read_as_typed(const reading *in, const char *typed, const place *at,
                             problem_list *problems)
{
    issue found = {0};
    json_t *answer = in->item->type->read(in, typed, &found);
    if (answer == NULL) {
        g_autofree char *reason = reason_of(in, &found);
        place_error(at, problems, "V6", "Write an answer that the form takes.",
                    "\"%s\" does not take it: %s", in->item->link_id, reason);
    }
    issue_clear(&found);
    return answer;
}

static json_t *read_value(const reading *in, const json_t *value, const place *at,
                          problem_list *problems)
{
    const item *it = in->item;
    json_auto_t *literal = it->type->literal(it, value);
    if (literal == NULL && it->type->has_options) {
        place_error(at, problems, "V5", "Write system and code of one of its options.",
                    "\"%s\" has no such option", it->link_id);
    } else if (literal == NULL) {
        place_error(at, problems, "V2", "Write the value as FHIR R4 does.",
                    "this is no answer to a question of type %s", it->type->name);
    }
    g_autofree char *typed = literal == NULL ? NULL : answer_typed(literal);
    return typed == NULL ? NULL : read_as_typed(in, typed, at, problems);
}

/*
 * What the municipality calls its options may have changed since, so the display that was read then
 * stays. Every other display is the form's, whatever another system made of it.
 */
static json_t *read_coding(const reading *in, json_t *coding, const place *at,
                           problem_list *problems)
{
    if (!elements_check(coding, coding_elements, at, problems)) {
        return NULL;
    }
    json_t *answer = read_value(in, coding, at, problems);
    json_t *display = json_object_get(coding, "display");
    if (answer != NULL && display != NULL && in->item->options.municipal_set != NULL) {
        json_object_set(answer, "display", display);
    }
    return answer;
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
    bool free_text = item_has_free_text(it) && strcmp(key, "valueString") == 0;
    const reading in = {it, context, free_text ? json_string_value(value) : NULL};
    g_autofree char *expected = g_strconcat("value", it->type->value, NULL);
    if (free_text) {
        return read_as_typed(&in, ANSWER_OTHER, &here, problems);
    }
    if (strcmp(key, expected) != 0) {
        place_error(&here, problems, "V2", "Write the value[x] of the question's type.",
                    "\"%s\" is answered with %s", it->link_id, expected);
        return NULL;
    }
    return it->type->has_options ? read_coding(&in, value, &here, problems)
                                 : read_value(&in, value, &here, problems);
}
