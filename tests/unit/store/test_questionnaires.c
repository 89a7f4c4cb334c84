#include "base/fault.h"
#include "sakurano.h"

#include <string.h>

static database *zone;

static int start(void **state)
{
    if (sakurano_start(state) != 0) {
        return -1;
    }
    zone = cluster_open("madoguchi_public");
    return 0;
}

static int stop(void **state)
{
    g_clear_pointer(&zone, database_close);
    return cluster_stop(state);
}

/* The bytes of the form with another text in them. */
static char *edited(const char *from, const char *to)
{
    g_autofree char *bytes = NULL;
    g_auto(GStrv) parts = NULL;

    assert_true(g_file_get_contents("forms/consult_intake.json", &bytes, NULL, NULL));
    parts = g_strsplit(bytes, from, 2);
    assert_int_equal(g_strv_length(parts), 2);
    return g_strjoinv(to, parts);
}

static bool publish(const char *bytes, GError **error)
{
    g_autoptr(database) owner = cluster_open("madoguchi_owner");
    g_autoptr(problem_list) problems = problem_list_new();
    g_autoptr(questionnaire) q = questionnaire_load(bytes, strlen(bytes), problems);

    assert_non_null(q);
    return questionnaires_publish(owner, &sakurano, q, bytes, strlen(bytes), error);
}

static const questionnaire *find(questionnaires *cache, const char *url, const char *version)
{
    g_autoptr(GError) error = NULL;
    const questionnaire *q = questionnaires_find(cache, zone, &sakurano, url, version, &error);

    assert_null(error);
    return q;
}

static void a_published_form_is_found_and_compiled_once(void **state)
{
    g_autoptr(questionnaires) cache = questionnaires_new();
    const questionnaire *q = find(cache, FORM_URL, FORM_VERSION);

    (void)state;
    assert_string_equal(questionnaire_version(q), FORM_VERSION);
    assert_ptr_equal(find(cache, FORM_URL, FORM_VERSION), q);
    assert_ptr_equal(find(cache, FORM_URL, NULL), q);
}

static void a_form_that_was_never_published_is_none(void **state)
{
    g_autoptr(questionnaires) cache = questionnaires_new();

    (void)state;
    assert_null(find(cache, FORM_URL, "1999.1"));
    assert_null(find(cache, "https://madoguchi.example/none", NULL));
}

static void other_bytes_under_a_published_version_are_refused(void **state)
{
    g_autofree char *bytes = edited("\"status\"", " \"status\"");
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_false(publish(bytes, &error));
    assert_fault(&error, FAULT_CONFLICT);
}

static void a_new_version_is_active_after_the_cache_was_refreshed(void **state)
{
    g_autofree char *bytes = edited("\"2026.2\"", "\"2027.1\"");
    g_autoptr(questionnaires) cache = questionnaires_new();
    const questionnaire *before = find(cache, FORM_URL, NULL);

    (void)state;
    assert_true(publish(bytes, NULL));
    assert_ptr_equal(find(cache, FORM_URL, NULL), before);
    questionnaires_refresh(cache);
    assert_string_equal(questionnaire_version(find(cache, FORM_URL, NULL)), "2027.1");
    assert_ptr_equal(find(cache, FORM_URL, FORM_VERSION), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_published_form_is_found_and_compiled_once),
        cmocka_unit_test(a_form_that_was_never_published_is_none),
        cmocka_unit_test(other_bytes_under_a_published_version_are_refused),
        cmocka_unit_test(a_new_version_is_active_after_the_cache_was_refreshed),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
