/*
 * A draft with hostile entries, for the consultation form. Whatever was typed, each page can be
 * shown again; and what is stored of a form without issues reads like the form that was sent.
 */

#include "form/definition/questionnaire_load.h"
#include "form/entries.h"
#include "form/form.h"
#include "form/view.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct {
    questionnaire *q;
    catalog *texts;
    json_t *value_sets;
} fixture;

static questionnaire *load_form(void)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_autoptr(problem_list) problems = problem_list_new();
    gboolean read = g_file_get_contents("forms/consult_intake.json", &bytes, &length, NULL);
    g_assert(read);
    return questionnaire_load(bytes, length, problems);
}

static const fixture *desk(void)
{
    static fixture loaded = {0};
    if (loaded.q == NULL) {
        loaded.q = load_form();
        loaded.texts = catalog_load("tests/unit/form/texts", NULL);
        loaded.value_sets = json_pack("{s:[{s:s, s:s}]}", "town", "code", "t1", "display", "町");
        g_assert(loaded.q != NULL && loaded.texts != NULL);
    }
    return &loaded;
}

static void show_pages(const form *f, const questionnaire *q)
{
    for (int page = 1; page <= questionnaire_page_count(q); page++) {
        json_auto_t *view = form_page_view(f, page, true);
        guint shown = (guint)json_array_size(json_object_get(view, "issues"));
        g_assert(shown == form_issue_count(f, page));
    }
}

static void accept_fields(const questionnaire *q, const json_t *fields)
{
    for (int page = 1; page <= questionnaire_page_count(q); page++) {
        g_autofree char *offender = NULL;
        json_auto_t *accepted = entries_accept(q, page, fields, &offender);
        g_assert((accepted == NULL) == (offender != NULL));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const fixture *d = desk();
    json_auto_t *entries = json_loadb((const char *)data, size, JSON_DECODE_ANY, NULL);
    const form_context context = {.language = "ko", .texts = d->texts, .value_sets = d->value_sets};
    g_autoptr(form) f = form_evaluate(d->q, entries, &context);
    show_pages(f, d->q);
    accept_fields(d->q, entries);

    json_auto_t *answers = form_answers(f);
    json_auto_t *read = answers_summary_view(d->q, answers, &context);
    json_auto_t *sent = form_summary_view(f);
    g_assert(form_issue_count(f, 0) > 0 || json_equal(sent, read));
    /* The same bytes taken as stored answers: of an older version, or of another hand. */
    json_auto_t *odd = answers_summary_view(d->q, entries, &context);
    g_assert(json_is_object(odd));
    return 0;
}
