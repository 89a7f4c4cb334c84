#include "base/fault.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void a_fault_carries_its_code_message_and_hint(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    fault_set(&error, FAULT_DATA, "Write it anew.", "row %d of %s", 3, "towns.csv");
    assert_true(g_error_matches(error, FAULT, FAULT_DATA));
    assert_string_equal(error->message, "row 3 of towns.csv");
    assert_string_equal(fault_hint(error), "Write it anew.");
}

static void a_copy_outlives_the_fault_and_keeps_the_hint(void **state)
{
    (void)state;
    GError *error = NULL;
    fault_set(&error, FAULT_IO, "Free some space.", "disk full");
    g_autoptr(GError) copy = g_error_copy(error);
    g_clear_error(&error);
    assert_string_equal(fault_hint(copy), "Free some space.");
}

static void a_fault_without_a_hint_has_none(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    fault_set(&error, FAULT_INTERNAL, NULL, "no hint");
    assert_null(fault_hint(error));
}

static void an_error_of_glib_has_no_hint(void **state)
{
    (void)state;
    g_autoptr(GError) error = g_error_new_literal(G_FILE_ERROR, G_FILE_ERROR_NOENT, "gone");
    assert_null(fault_hint(error));
}

static void a_failed_system_call_tells_its_reason(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    fault_set_errno(&error, ENOENT, NULL, "could not open %s", "texts/ja.json");
    g_autofree char *expected =
        g_strconcat("could not open texts/ja.json: ", g_strerror(ENOENT), NULL);
    assert_true(g_error_matches(error, FAULT, FAULT_IO));
    assert_string_equal(error->message, expected);
}

static void who_does_not_want_the_error_passes_null(void **state)
{
    (void)state;
    fault_set(NULL, FAULT_INTERNAL, NULL, "nobody listens");
    fault_set_errno(NULL, EIO, NULL, "nobody listens");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fault_carries_its_code_message_and_hint),
        cmocka_unit_test(a_copy_outlives_the_fault_and_keeps_the_hint),
        cmocka_unit_test(a_fault_without_a_hint_has_none),
        cmocka_unit_test(an_error_of_glib_has_no_hint),
        cmocka_unit_test(a_failed_system_call_tells_its_reason),
        cmocka_unit_test(who_does_not_want_the_error_passes_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
