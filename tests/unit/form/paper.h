#ifndef TESTS_UNIT_FORM_PAPER_H
#define TESTS_UNIT_FORM_PAPER_H

/* Small forms on paper, in Japanese. */

#include "desk.h"

#include "form/paper_view.h"

#define OPTIONS                                                                                    \
    "'answerOption': [{'valueCoding': {'code': 'red', 'display': '赤'}}, "                        \
    "{'valueCoding': {'code': 'blue', 'display': '青'}}]"
#define ITEM(id, type) "{'linkId': '" id "', 'type': '" type "', 'text': '" id "'"
#define QUESTION(id, type) ITEM(id, type) "}"
#define COLOUR(id) ITEM(id, "choice") ", " OPTIONS "}"
#define CORE "http://hl7.org/fhir/StructureDefinition/"

static inline json_t *paper_of(const desk *d, const char *items, const char *entries_text)
{
    g_autoptr(questionnaire) q = form_of(items);
    const form_context context = {.language = "ja", .texts = d->texts};
    json_auto_t *entries = json_of(entries_text);
    g_autoptr(form) f = form_evaluate(q, entries, &context);
    return form_paper_view(f);
}

/* The item of a form without pages. */
static inline const json_t *item_at(const json_t *view, size_t index)
{
    const json_t *section = json_array_get(json_object_get(view, "sections"), 0);
    const json_t *item = json_array_get(json_object_get(section, "items"), index);
    assert_non_null(item);
    return item;
}

static inline const json_t *element(const json_t *owner, const char *list, size_t index)
{
    return json_array_get(json_object_get(owner, list), index);
}

static inline size_t size_of(const json_t *owner, const char *list)
{
    return json_array_size(json_object_get(owner, list));
}

static inline bool flag(const json_t *owner, const char *name)
{
    return json_is_true(json_object_get(owner, name));
}

/* As "○赤 ●青". */
static inline void assert_boxes(const json_t *owner, const char *expected)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < size_of(owner, "boxes"); i++) {
        const json_t *box = element(owner, "boxes", i);
        const char *display = string_of(box, "display");
        g_string_append_printf(text, "%s%s%s", i > 0 ? " " : "", string_of(box, "mark"),
                               display == NULL ? "" : display);
    }
    assert_string_equal(text->str, expected);
}

static inline void assert_value(const json_t *owner, const char *expected)
{
    assert_string_equal(json_string_value(element(owner, "values", 0)), expected);
}

#endif
