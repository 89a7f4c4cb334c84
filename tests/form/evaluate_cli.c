/*
 * The engine for the tests in this folder: one JSON object a line in, one out.
 *
 *     {"questionnaire": "{…}", "entries": {…}, "language": "ja", "today": "2026-09-01",
 *      "value_sets": {…}, "places": {…}, "meta": {"status", "authored", "identifier"},
 *      "posts": [{"page": 1, "fields": {…}} …]}
 *
 *     {"enabled": [name …], "issues": [{"name", "key", …its values}…], "unasked": [name …],
 *      "ready": true, "answers": {…}, "response": {…}, "back": {…}, "again": {…},
 *      "accepted": [{…}, null …]}
 *
 * questionnaire is text, because its decimals must arrive as they were written. response is what is
 * written of the answers, back the answers that are read from its bytes (null with a problem), and
 * again the answers to the entries that are made of back. accepted is what the posts change in the
 * draft, null for one that is no browser's. {"problems": […]} when there is no form.
 */

#include "base/exact_json.h"
#include "form/definition/questionnaire_load.h"
#include "form/entries.h"
#include "form/response/response.h"
#include "form/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *string_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static json_t *problems_of(const problem_list *list)
{
    json_t *problems = json_array();
    for (guint i = 0; i < list->problems->len; i++) {
        const problem *p = g_ptr_array_index(list->problems, i);
        json_array_append_new(problems, json_pack("{s:s, s:s, s:s, s:b}", "path", p->path, "rule",
                                                  p->rule, "message", p->message, "error",
                                                  p->severity == PROBLEM_ERROR));
    }
    return problems;
}

static bool is_enabled(const node *n)
{
    return n->enabled;
}

static json_t *names(const form *f, bool (*suits)(const node *))
{
    json_t *list = json_array();
    for (guint i = 0; i < f->count; i++) {
        if (suits(&f->nodes[i])) {
            json_array_append_new(list, json_string(f->nodes[i].name));
        }
    }
    return list;
}

static json_t *issues(const form *f)
{
    json_t *list = json_array();
    for (guint i = 0; i < f->count; i++) {
        const node *n = &f->nodes[i];
        if (node_is_invalid(n)) {
            json_t *told = n->issue.values == NULL ? json_object() : json_copy(n->issue.values);
            json_object_set_new(told, "name", json_string(n->name));
            json_object_set_new(told, "key", json_string(n->issue.key));
            json_array_append_new(list, told);
        }
    }
    return list;
}

static json_t *read_back(const questionnaire *q, const json_t *response,
                         const form_context *context)
{
    g_autofree char *bytes = exact_json_dump(response, JSON_COMPACT);
    json_auto_t *resource = exact_json_load(bytes, strlen(bytes), NULL);
    g_autoptr(problem_list) problems = problem_list_new();
    json_t *answers = response_read(q, resource, context, problems);
    return answers == NULL ? json_null() : answers;
}

static json_t *asked_again(const questionnaire *q, const json_t *answers,
                           const form_context *context)
{
    json_auto_t *entries = entries_of_answers(q, answers);
    g_autoptr(form) f = form_evaluate(q, entries, context);
    return form_answers(f);
}

static json_t *accepted(const questionnaire *q, const json_t *posts)
{
    json_t *list = json_array();
    gsize index = 0;
    const json_t *post = NULL;
    json_array_foreach(posts, index, post)
    {
        g_autofree char *offender = NULL;
        int page = (int)json_integer_value(json_object_get(post, "page"));
        json_t *entries = entries_accept(q, page, json_object_get(post, "fields"), &offender);
        json_array_append_new(list, entries == NULL ? json_null() : entries);
    }
    return list;
}

static json_t *evaluate(const questionnaire *q, const json_t *job, const form_context *context)
{
    const json_t *about = json_object_get(job, "meta");
    const response_meta meta = {.status = string_of(about, "status"),
                                .authored = string_of(about, "authored"),
                                .identifier = string_of(about, "identifier")};
    g_autoptr(form) f = form_evaluate(q, json_object_get(job, "entries"), context);
    json_t *answers = form_answers(f);
    json_t *response = response_write(q, answers, context, &meta);
    json_t *back = read_back(q, response, context);
    return json_pack(
        "{s:o, s:o, s:o, s:b, s:o, s:o, s:o, s:o, s:o}", "enabled", names(f, is_enabled), "issues",
        issues(f), "unasked", names(f, node_is_unasked), "ready", form_first_open_page(f) == 0,
        "answers", answers, "response", response, "back", back, "again",
        asked_again(q, back, context), "accepted", accepted(q, json_object_get(job, "posts")));
}

/* The answer to a line; NULL when the line is no job. */
static json_t *answer(const char *line)
{
    json_auto_t *job = json_loads(line, 0, NULL);
    const char *bytes = string_of(job, "questionnaire");
    form_context context = {.language = string_of(job, "language"),
                            .places = json_object_get(job, "places"),
                            .value_sets = json_object_get(job, "value_sets")};
    if (bytes == NULL || context.language == NULL ||
        !calendar_parse(string_of(job, "today"), &context.today)) {
        return NULL;
    }
    g_autoptr(problem_list) problems = problem_list_new();
    g_autoptr(questionnaire) q = questionnaire_load(bytes, strlen(bytes), problems);
    return q == NULL ? json_pack("{s:o}", "problems", problems_of(problems))
                     : evaluate(q, job, &context);
}

/* getline() needs a buffer that free() takes. */
static void free_line(char **line)
{
    free(*line);
}

int main(void)
{
    __attribute__((cleanup(free_line))) char *line = NULL;
    size_t size = 0;
    while (getline(&line, &size, stdin) > 0) {
        json_auto_t *result = answer(line);
        if (result == NULL) {
            fprintf(stderr, "evaluate_cli: not a job: %s", line);
            return EXIT_FAILURE;
        }
        json_dumpf(result, stdout, JSON_COMPACT);
        putchar('\n');
    }
    return EXIT_SUCCESS;
}
