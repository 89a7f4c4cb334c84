#include "base/config.h"
#include "base/fault.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const parts[] = {"templates", "texts", "sql", "forms"};

static void for_each_part(const char *home, int (*act)(const char *path))
{
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *path = g_build_filename(home, parts[i], NULL);
        act(path);
    }
}

static int make(const char *path)
{
    return g_mkdir(path, 0700);
}

/* A right environment, with a home of its own; *state is that folder. */
static int setup(void **state)
{
    char *home = g_dir_make_tmp("madoguchi-config-XXXXXX", NULL);
    if (home == NULL)
        return -1;
    for_each_part(home, make);
    g_setenv("MADOGUCHI_MUNICIPALITY", "131121", TRUE);
    g_setenv("MADOGUCHI_HOME", home, TRUE);
    g_setenv("MADOGUCHI_SPOOL", home, TRUE);
    g_unsetenv("MADOGUCHI_PUBLIC_URL");
    g_unsetenv("MADOGUCHI_STAFF_URL");
    *state = home;
    return 0;
}

static int teardown(void **state)
{
    g_autofree char *home = *state;
    for_each_part(home, g_rmdir);
    return g_rmdir(home);
}

static void assert_fault_names(const char *variable)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(config) settings = config_read(&error);
    assert_null(settings);
    assert_true(g_error_matches(error, FAULT, FAULT_CONFIGURATION));
    assert_non_null(strstr(error->message, variable));
}

static void what_is_not_set_has_its_documented_default(void **state)
{
    g_autoptr(config) settings = config_read(NULL);
    assert_non_null(settings);
    assert_string_equal(settings->municipality, "131121");
    assert_string_equal(settings->home, *state);
    assert_string_equal(settings->public_url, "http://localhost:8080");
    assert_string_equal(settings->staff_url, "http://localhost:8081");
    assert_false(settings->secure);
}

static void https_in_both_zones_makes_cookies_secure(void **state)
{
    (void)state;
    g_setenv("MADOGUCHI_PUBLIC_URL", "https://soudan.example.lg.jp", TRUE);
    g_setenv("MADOGUCHI_STAFF_URL", "https://staff.example.lg.jp:8443", TRUE);
    g_autoptr(config) settings = config_read(NULL);
    assert_non_null(settings);
    assert_true(settings->secure);
}

static void a_staff_zone_without_tls_beside_a_public_one_with_it_is_a_fault(void **state)
{
    (void)state;
    g_setenv("MADOGUCHI_PUBLIC_URL", "https://soudan.example.lg.jp", TRUE);
    g_setenv("MADOGUCHI_STAFF_URL", "http://staff.example.lg.jp", TRUE);
    assert_fault_names("MADOGUCHI_STAFF_URL");
}

static void all_faults_are_told_at_once(void **state)
{
    (void)state;
    g_setenv("MADOGUCHI_MUNICIPALITY", "92011", TRUE);
    g_unsetenv("MADOGUCHI_HOME");
    g_setenv("MADOGUCHI_PUBLIC_URL", "soudan.example.lg.jp", TRUE);
    g_autoptr(GError) error = NULL;
    g_autoptr(config) settings = config_read(&error);
    assert_null(settings);
    assert_non_null(strstr(error->message, "MADOGUCHI_MUNICIPALITY is \"92011\""));
    assert_non_null(strstr(error->message, "MADOGUCHI_HOME is not set"));
    assert_non_null(strstr(error->message, "MADOGUCHI_PUBLIC_URL is \"soudan.example.lg.jp\""));
    assert_non_null(fault_hint(error));
}

static void a_variable_set_to_nothing_is_not_set(void **state)
{
    (void)state;
    g_setenv("MADOGUCHI_MUNICIPALITY", "", TRUE);
    assert_fault_names("MADOGUCHI_MUNICIPALITY is not set");
}

static void a_home_that_lacks_a_folder_is_a_fault(void **state)
{
    g_autofree char *forms = g_build_filename(*state, "forms", NULL);
    g_rmdir(forms);
    assert_fault_names("MADOGUCHI_HOME");
}

static void an_unwritable_spool_is_a_fault(void **state)
{
    (void)state;
    g_setenv("MADOGUCHI_SPOOL", "/proc/nowhere", TRUE);
    assert_fault_names("MADOGUCHI_SPOOL");
}

static void only_a_bare_origin_is_a_url(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "https://a.example/",  "https://a.example/x", "https://a.example?x",
        "https://u@a.example", "https://a.example#x", "https://",
        "ftp://a.example",     "HTTPS://a.example",   "https:a.example",
        "https://a b",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_setenv("MADOGUCHI_PUBLIC_URL", wrong[i], TRUE);
        assert_fault_names("MADOGUCHI_PUBLIC_URL");
    }
}

static void a_path_is_a_part_of_home(void **state)
{
    g_autoptr(config) settings = config_read(NULL);
    g_autofree char *path = config_path(settings, "templates");
    g_autofree char *expected = g_build_filename(*state, "templates", NULL);
    assert_string_equal(path, expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_not_set_has_its_documented_default, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(https_in_both_zones_makes_cookies_secure, setup, teardown),
        cmocka_unit_test_setup_teardown(
            a_staff_zone_without_tls_beside_a_public_one_with_it_is_a_fault, setup, teardown),
        cmocka_unit_test_setup_teardown(all_faults_are_told_at_once, setup, teardown),
        cmocka_unit_test_setup_teardown(a_variable_set_to_nothing_is_not_set, setup, teardown),
        cmocka_unit_test_setup_teardown(a_home_that_lacks_a_folder_is_a_fault, setup, teardown),
        cmocka_unit_test_setup_teardown(an_unwritable_spool_is_a_fault, setup, teardown),
        cmocka_unit_test_setup_teardown(only_a_bare_origin_is_a_url, setup, teardown),
        cmocka_unit_test_setup_teardown(a_path_is_a_part_of_home, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
