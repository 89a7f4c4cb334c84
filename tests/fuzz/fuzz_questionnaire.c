/*
 * The loader with hostile form definitions. What it accepts must be good for a whole walk: every
 * page, the summary, the answers.
 */

#include "form/definition/questionnaire_load.h"
#include "form/form.h"
#include "form/view.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const catalog *texts(void)
{
    static catalog *loaded = NULL;
    if (loaded == NULL) {
        loaded = catalog_load("tests/unit/form/texts", NULL);
        g_assert(loaded != NULL);
    }
    return loaded;
}

static void walk(const questionnaire *q)
{
    const form_context context = {.language = "en", .texts = texts()};
    json_auto_t *entries = json_object();
    g_autoptr(form) f = form_evaluate(q, entries, &context);
    for (int page = 1; page <= questionnaire_page_count(q); page++) {
        json_auto_t *view = form_page_view(f, page, true);
        g_assert(json_is_object(view));
    }
    json_auto_t *summary = form_summary_view(f);
    json_auto_t *answers = form_answers(f);
    g_assert(json_is_object(summary) && json_is_object(answers));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(problem_list) problems = problem_list_new();
    g_autoptr(questionnaire) q = questionnaire_load((const char *)data, size, problems);
    g_assert((q == NULL) == (problems->errors > 0));
    if (q != NULL) {
        walk(q);
    }
    return 0;
}
