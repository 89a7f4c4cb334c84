/*
 * What the first page of a form costs a worker of processor time, and what of it: evaluating the
 * form, its view, the template, and within the template the escaping of the view's texts.
 *
 *     render ROUNDS  ->  {"evaluate": 41.2, "view": 55.0, "template": 60.1, "escape": 4.9, "bytes":
 * 10660}
 *
 * in microseconds each. It runs the very functions of a worker on the form, the texts and the
 * templates of this checkout, without HTTP and database; tests/bench/run.mjs measures those beside.
 */

#include "form/definition/questionnaire_load.h"
#include "form/form.h"
#include "form/view.h"
#include "text/catalog.h"
#include "text/mustache.h"
#include "text/mustache_output.h"
#include "text/templates.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
    questionnaire *q;
    catalog *texts;
    mustache_set *templates;
    form_context context;
    json_t *entries;
} subject;

static double cpu_microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

static questionnaire *load_form(const char *path)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_autoptr(problem_list) problems = problem_list_new();
    return g_file_get_contents(path, &bytes, &length, NULL)
               ? questionnaire_load(bytes, length, problems)
               : NULL;
}

static void subject_open(subject *s)
{
    g_autoptr(GError) error = NULL;
    s->q = load_form("forms/consult_intake.json");
    s->texts = catalog_load("texts", &error);
    s->templates = error == NULL ? templates_load("templates", &error) : NULL;
    if (s->q == NULL || s->templates == NULL) {
        fprintf(stderr, "render: %s\n", error == NULL ? "the form has errors" : error->message);
        exit(EXIT_FAILURE);
    }
    s->context = (form_context){.language = "ja", .texts = s->texts, .today = calendar_today()};
    s->entries = json_pack("{s:[s]}", "lang", "ja");
}

static json_t *page_view(const subject *s, const form *f)
{
    json_t *view = form_page_view(f, 1, false);
    json_object_set(view, "t", catalog_language(s->texts, "ja"));
    json_object_set_new(view, "places", json_null());
    json_object_set_new(view, "lang", json_string("ja"));
    json_object_set_new(view, "languages", json_array());
    json_object_set_new(view, "action", json_string("/consultation/steps/1"));
    return view;
}

static void escape_texts(mustache_output *output, json_t *value)
{
    if (json_is_string(value)) {
        mustache_output_escaped(output, json_string_value(value), json_string_length(value));
    } else if (json_is_array(value)) {
        for (size_t i = 0; i < json_array_size(value); i++) {
            escape_texts(output, json_array_get(value, i));
        }
    } else {
        const char *key;
        json_t *member;
        json_object_foreach(value, key, member)
        {
            escape_texts(output, member);
        }
    }
}

typedef struct {
    double evaluate, view, template, escape;
} cost;

static void measure_once(const subject *s, GString *out, cost *sum)
{
    const double began = cpu_microseconds();
    g_autoptr(form) f = form_evaluate(s->q, s->entries, &s->context);
    const double evaluated = cpu_microseconds();
    json_auto_t *view = page_view(s, f);
    const double viewed = cpu_microseconds();
    g_string_truncate(out, 0);
    mustache_render(mustache_set_get(s->templates, "public/step"), s->templates, view, out, NULL);
    const double rendered = cpu_microseconds();
    g_autoptr(GString) escaped = g_string_sized_new(out->len);
    mustache_output output = {.out = escaped, .room = G_MAXSIZE};
    escape_texts(&output, json_object_get(view, "items"));
    sum->evaluate += evaluated - began;
    sum->view += viewed - evaluated;
    sum->template += rendered - viewed;
    sum->escape += cpu_microseconds() - rendered;
}

int main(int argc, char **argv)
{
    const int rounds = argc > 1 ? atoi(argv[1]) : 0;
    subject s;
    cost sum = {0};
    g_autoptr(GString) out = g_string_new(NULL);
    if (rounds < 1) {
        fputs("usage: render ROUNDS\n", stderr);
        return 2;
    }
    subject_open(&s);
    for (int i = 0; i < rounds; i++) {
        measure_once(&s, out, &sum);
    }
    printf("{\"evaluate\": %.1f, \"view\": %.1f, \"template\": %.1f, \"escape\": %.1f, \"bytes\": "
           "%zu}\n",
           sum.evaluate / rounds, sum.view / rounds, sum.template / rounds, sum.escape / rounds,
           out->len);
    json_decref(s.entries);
    mustache_set_free(s.templates);
    catalog_free(s.texts);
    questionnaire_free(s.q);
    return EXIT_SUCCESS;
}
