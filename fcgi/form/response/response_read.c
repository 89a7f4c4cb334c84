#include "form/response/response.h"

#include "form/definition/element.h"
#include "form/field_name.h"
#include "form/form.h"
#include "form/item_type.h"
#include "form/response/response_root.h"
#include "form/response/response_value.h"
#include "form/walk.h"

#include <string.h>

typedef struct {
    const questionnaire *q;
    const form_context *context;
    problem_list *problems;
} reader;

/* The items that stand beside each other in the resource. */
typedef struct {
    const item *in; /* what they stand in; NULL at the top */
    json_t *seen;   /* an object with the linkIds that were read already */
} level;

static const element_rule item_elements[] = {
    {.name = "id", .kind = ELEMENT_STRING},
    {.name = "extension", .kind = ELEMENT_ARRAY},
    {.name = "modifierExtension",
     .kind = ELEMENT_ANY,
     .refused = "Remove it; its meaning is unknown."},
    {.name = "linkId", .kind = ELEMENT_STRING, .required = true},
    {.name = "definition", .kind = ELEMENT_STRING},
    {.name = "text", .kind = ELEMENT_STRING},
    {.name = "answer", .kind = ELEMENT_ANY}, /* arrays, which others leave empty */
    {.name = "item", .kind = ELEMENT_ANY},
    {.name = NULL},
};

static void read_items(const reader *r, json_t *items, const item *in, json_t *answers,
                       const place *at);

static const char *name_of(const item *it)
{
    return it == NULL ? "the response itself" : it->link_id;
}

/* V1: the item of the form that an item of the resource is; NULL with the problem told. */
static const item *find_item(const reader *r, json_t *element, const level *around, const place *at)
{
    place here = {at, "linkId", 0};
    const char *link_id = json_string_value(json_object_get(element, "linkId"));
    const item *it = questionnaire_find_item(r->q, link_id);
    guint above = around->in == NULL ? ITEM_NONE : around->in->index;
    if (it == NULL) {
        place_error(&here, r->problems, "V1", "Write the linkId of an item of this form.",
                    "the form has no item \"%s\"", link_id);
        return NULL;
    }
    if (it->parent != above) {
        const item *parent = it->parent == ITEM_NONE ? NULL : questionnaire_item(r->q, it->parent);
        place_error(&here, r->problems, "V1", "Move it to where the form has it.",
                    "\"%s\" stands in %s, not in %s", link_id, name_of(parent),
                    name_of(around->in));
        return NULL;
    }
    if (json_object_get(around->seen, link_id) != NULL && !item_is_repeating_group(it)) {
        place_error(&here, r->problems, "V1",
                    "Write it once; several answers to one question stand in its \"answer\".",
                    "\"%s\" stands here twice", link_id);
        return NULL;
    }
    json_object_set_new(around->seen, link_id, json_true());
    return it;
}

/* An array, which other systems leave empty where FHIR would have none; NULL for an empty one. */
static json_t *list_of(const reader *r, json_t *element, const char *key, const place *here)
{
    json_t *list = json_object_get(element, key);
    if (list != NULL && !json_is_array(list)) {
        place_error(here, r->problems, "json", "Write [ … ].", "\"%s\" must be an array", key);
    }
    return json_is_array(list) && json_array_size(list) > 0 ? list : NULL;
}

/* What stands in an answer: displays, as there is no question below another. */
static void read_below(const reader *r, json_t *element, const item *it, const place *at)
{
    place below = {at, "item", 0};
    json_auto_t *none = json_object();
    read_items(r, list_of(r, element, "item", &below), it, none, &below);
}

/* The answers to a question, as an array even of one. */
static json_t *read_answers(const reader *r, const item *it, json_t *elements, const place *at)
{
    json_t *answers = json_array();
    guint texts = 0;
    gsize index = 0;
    json_t *element = NULL;
    json_array_foreach(elements, index, element)
    {
        place here = {at, NULL, index};
        json_t *answer = response_value_read(it, element, r->context, &here, r->problems);
        texts += json_object_get(answer, "text") == NULL ? 0 : 1;
        json_array_append_new(answers, answer);
        read_below(r, element, it, &here);
    }
    if (texts > 1 || (!it->repeats && json_array_size(elements) > 1)) {
        place_error(at, r->problems, "V5", "Leave one of them.", "\"%s\" takes one %s", it->link_id,
                    texts > 1 ? "free text" : "answer");
    }
    return answers;
}

static void read_question(const reader *r, const item *it, json_t *element, json_t *answers,
                          const place *at)
{
    place answer = {at, "answer", 0};
    place below = {at, "item", 0};
    if (list_of(r, element, "item", &below) != NULL) {
        place_error(&below, r->problems, "qrs-1", "Put it into the answer that it belongs to.",
                    "a question has answers, not items");
    }
    json_auto_t *given = read_answers(r, it, list_of(r, element, "answer", &answer), &answer);
    if (json_array_size(given) > 0) {
        json_object_set(answers, it->link_id, it->repeats ? given : json_array_get(given, 0));
    }
}

/* A row in which nothing was answered is no row. */
static void read_row(const reader *r, const item *it, json_t *items, json_t *answers,
                     const place *at)
{
    json_auto_t *answered = json_object();
    read_items(r, items, it, answered, at);
    if (json_object_size(answered) == 0) {
        return;
    }
    if (json_object_get(answers, it->link_id) == NULL) {
        json_object_set_new(answers, it->link_id, json_array());
    }
    json_t *rows = json_object_get(answers, it->link_id);
    json_array_append(rows, answered);
    if (json_array_size(rows) > FIELD_ROWS_MAX) {
        place_error(at, r->problems, "V5", "Leave some of them.", "\"%s\" has more than %d rows",
                    it->link_id, FIELD_ROWS_MAX);
    }
}

/* A group or a display. */
static void read_structure(const reader *r, const item *it, json_t *element, json_t *answers,
                           const place *at)
{
    place answer = {at, "answer", 0};
    place below = {at, "item", 0};
    if (list_of(r, element, "answer", &answer) != NULL) {
        place_error(&answer, r->problems, "V2", "Take it out.", "\"%s\" is a %s and has no answer",
                    it->link_id, it->type->name);
    }
    json_t *items = list_of(r, element, "item", &below);
    if (item_is_repeating_group(it)) {
        read_row(r, it, items, answers, &below);
    } else {
        read_items(r, items, it, answers, &below);
    }
}

static void read_item(const reader *r, json_t *element, const level *around, json_t *answers,
                      const place *at)
{
    if (!elements_check(element, item_elements, at, r->problems)) {
        return;
    }
    const item *it = find_item(r, element, around, at);
    if (it != NULL && it->type->answerable) {
        read_question(r, it, element, answers, at);
    } else if (it != NULL) {
        read_structure(r, it, element, answers, at);
    }
}

/*
 * Reads what stands in an item of the form. Answers go into the object of their row. Only items of
 * the form are followed, so that the resource goes no deeper than the form does.
 */
static void read_items(const reader *r, json_t *items, const item *in, json_t *answers,
                       const place *at)
{
    json_auto_t *seen = json_object();
    const level here = {in, seen};
    gsize index = 0;
    json_t *element = NULL;
    json_array_foreach(items, index, element)
    {
        place element_at = {at, NULL, index};
        read_item(r, element, &here, answers, &element_at);
    }
}

json_t *response_read(const questionnaire *q, json_t *resource, const form_context *context,
                      problem_list *problems)
{
    const reader r = {q, context, problems};
    guint before = problems->errors;
    const place root = {NULL, NULL, 0};
    const place items = {&root, "item", 0};
    json_auto_t *answers = json_object();
    if (response_root_check(q, resource, &root, problems)) {
        read_items(&r, list_of(&r, resource, "item", &items), NULL, answers, &items);
    }
    if (problems->errors > before) {
        return NULL;
    }
    /* A form has no answers to what is disabled as these answers stand. */
    g_autoptr(form) f = form_of_answers(q, answers, context);
    return form_answers(f);
}
