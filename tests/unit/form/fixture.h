#ifndef TESTS_UNIT_FORM_FIXTURE_H
#define TESTS_UNIT_FORM_FIXTURE_H

/*
 * What the tests of form/ share. Definitions are written with ' for ", so that they can be read:
 * form_of("{'linkId': 'a', 'type': 'string', 'text': 'A'}") is a whole questionnaire.
 */

#include "form/definition/questionnaire_load.h"
#include "form/form.h"
#include "text/catalog.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define TEXTS "tests/unit/form/texts"

static inline char *quoted(const char *text)
{
    char *json = g_strdup(text);
    g_strdelimit(json, "'", '"');
    return json;
}

static inline json_t *json_of(const char *text)
{
    g_autofree char *json = quoted(text);
    json_t *value = json_loads(json, JSON_DECODE_ANY, NULL);
    assert_non_null(value);
    return value;
}

/* The bytes of a questionnaire with these items, and further members of the root (or NULL). */
static inline char *definition_of(const char *items, const char *root_members)
{
    g_autofree char *text = g_strdup_printf(
        "{'resourceType': 'Questionnaire', 'url': 'https://example.jp/q', 'version': '2026.1',\n"
        " 'name': 'Q', 'title': 'T', 'status': 'active', 'language': 'ja',\n"
        "%s 'item': [%s]}",
        root_members == NULL ? "" : root_members, items);
    return quoted(text);
}

static inline questionnaire *load_with(const char *items, const char *root_members,
                                       problem_list *problems)
{
    g_autofree char *bytes = definition_of(items, root_members);
    return questionnaire_load(bytes, strlen(bytes), problems);
}

static inline bool tells(const problem_list *problems, const char *rule)
{
    for (guint i = 0; i < problems->problems->len; i++) {
        const problem *p = g_ptr_array_index(problems->problems, i);
        if (strcmp(p->rule, rule) == 0) {
            return true;
        }
    }
    return false;
}

/* A questionnaire that is right: any problem fails the test. */
static inline questionnaire *form_of(const char *items)
{
    g_autoptr(problem_list) problems = problem_list_new();
    questionnaire *q = load_with(items, NULL, problems);
    for (guint i = 0; i < problems->problems->len; i++) {
        const problem *p = g_ptr_array_index(problems->problems, i);
        print_error("%u:%u %s: %s\n", p->line, p->column, p->rule, p->message);
    }
    assert_int_equal(problems->problems->len, 0);
    assert_non_null(q);
    return q;
}

static inline questionnaire *consult_intake(void)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;
    assert_true(g_file_get_contents("forms/consult_intake.json", &bytes, &length, NULL));
    g_autoptr(problem_list) problems = problem_list_new();
    questionnaire *q = questionnaire_load(bytes, length, problems);
    assert_int_equal(problems->problems->len, 0);
    assert_non_null(q);
    return q;
}

static inline catalog *load_texts(void)
{
    g_autoptr(GError) error = NULL;
    catalog *texts = catalog_load(TEXTS, &error);
    assert_non_null(texts);
    return texts;
}

/* The issue of a question as shown on page 1 in Japanese, or NULL. */
static inline const char *message_of(const json_t *view, const char *link_id)
{
    gsize index = 0;
    const json_t *item = NULL;
    json_array_foreach(json_object_get(view, "items"), index, item)
    {
        if (g_strcmp0(json_string_value(json_object_get(item, "link_id")), link_id) == 0) {
            return json_string_value(json_array_get(json_object_get(item, "messages"), 0));
        }
    }
    return NULL;
}

#endif
