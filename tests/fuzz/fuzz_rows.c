/*
 * Hostile entries for a form with rows in rows, and hostile names for its buttons. Whatever was
 * typed, the page can be shown and rows come and go without harm to the others; and the answers of
 * a form without issues become entries that give the same answers.
 */

#include "form/definition/questionnaire_load.h"
#include "form/entries.h"
#include "form/form.h"
#include "form/view.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const questionnaire *form_with_rows(void)
{
    static questionnaire *loaded = NULL;
    if (loaded == NULL) {
        g_autofree char *bytes = NULL;
        gsize length = 0;
        g_autoptr(problem_list) problems = problem_list_new();
        gboolean read = g_file_get_contents("tests/fuzz/rows.json", &bytes, &length, NULL);
        g_assert(read);
        loaded = questionnaire_load(bytes, length, problems);
        g_assert(loaded != NULL);
    }
    return loaded;
}

static const catalog *texts(void)
{
    static catalog *loaded = NULL;
    if (loaded == NULL) {
        loaded = catalog_load("tests/unit/form/texts", NULL);
        g_assert(loaded != NULL);
    }
    return loaded;
}

static void show(const form *f)
{
    json_auto_t *page = form_page_view(f, 1, true);
    json_auto_t *summary = form_summary_view(f);
    json_auto_t *dropped = form_dropped_view(f);
    g_assert(json_array_size(json_object_get(page, "issues")) == form_issue_count(f, 1));
    g_assert(json_is_object(summary) && json_is_object(dropped));
}

static void answers_come_back(const form *f, const form_context *context)
{
    const questionnaire *q = form_with_rows();
    json_auto_t *answers = form_answers(f);
    json_auto_t *entries = entries_of_answers(q, answers);
    g_autoptr(form) again = form_evaluate(q, entries, context);
    json_auto_t *same = form_answers(again);
    g_assert(form_issue_count(f, 0) > 0 || json_equal(answers, same));
}

/* Every name among the entries is pressed as a button. */
static void press_buttons(const json_t *entries)
{
    json_auto_t *changed = json_deep_copy(entries);
    json_auto_t *names = json_deep_copy(entries);
    const char *name = NULL;
    json_t *values = NULL;
    json_object_foreach(names, name, values)
    {
        g_autofree char *added = NULL;
        g_autofree char *removed = NULL;
        bool grew = entries_add(form_with_rows(), changed, name, &added);
        bool shrank = entries_remove(form_with_rows(), changed, name, &removed);
        g_assert(grew == (added != NULL) && shrank == (removed != NULL));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    json_auto_t *entries = json_loadb((const char *)data, size, 0, NULL);
    if (!json_is_object(entries)) {
        return 0;
    }
    const form_context context = {.language = "ja", .texts = texts()};
    g_autoptr(form) f = form_evaluate(form_with_rows(), entries, &context);
    show(f);
    answers_come_back(f, &context);
    press_buttons(entries);

    g_autofree char *offender = NULL;
    json_auto_t *accepted = entries_accept(form_with_rows(), 1, entries, &offender);
    g_assert((accepted == NULL) == (offender != NULL));
    /* The same bytes as stored answers, of another hand. */
    json_auto_t *odd = entries_of_answers(form_with_rows(), entries);
    g_assert(json_is_object(odd));
    return 0;
}
