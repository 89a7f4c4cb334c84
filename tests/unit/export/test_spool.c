#include "export/spool.h"

#include "base/fault.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib/gstdio.h>
#include <unistd.h>

static char *empty_folder(void)
{
    g_autoptr(GError) error = NULL;
    char *folder = g_dir_make_tmp("madoguchi-spool-XXXXXX", &error);
    assert_non_null(folder);
    return folder;
}

static void a_spool_file_has_no_name(void **state)
{
    (void)state;
    g_autofree char *folder = empty_folder();
    g_autoptr(FILE) file = spool_open(folder, NULL);
    assert_non_null(file);
    assert_int_equal(g_rmdir(folder), 0); /* fails on a folder that holds anything */
}

static void what_was_written_is_read_through_the_descriptor(void **state)
{
    (void)state;
    g_autofree char *folder = empty_folder();
    gint64 length = 0;
    int descriptor;
    {
        g_autoptr(FILE) file = spool_open(folder, NULL);
        assert_true(fputs("受付番号", file) >= 0);
        descriptor = spool_finish(file, &length, NULL);
    }
    assert_int_equal(length, 12);
    char bytes[16];
    assert_int_equal(pread(descriptor, bytes, sizeof bytes, 0), 12);
    assert_memory_equal(bytes, "受付番号", 12);
    close(descriptor);
    g_rmdir(folder);
}

static void an_unusable_folder_is_a_fault_that_names_the_setting(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_null(spool_open("/nonexistent", &error));
    assert_true(g_error_matches(error, FAULT, FAULT_IO));
    assert_non_null(strstr(fault_hint(error), "MADOGUCHI_SPOOL"));
}

static void a_full_disk_is_a_fault_when_the_file_is_finished(void **state)
{
    (void)state;
    g_autoptr(FILE) full = fopen("/dev/full", "w");
    assert_true(fputs("x", full) >= 0);
    gint64 length = 0;
    g_autoptr(GError) error = NULL;
    assert_int_equal(spool_finish(full, &length, &error), -1);
    assert_true(g_error_matches(error, FAULT, FAULT_IO));
    assert_non_null(fault_hint(error));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_spool_file_has_no_name),
        cmocka_unit_test(what_was_written_is_read_through_the_descriptor),
        cmocka_unit_test(an_unusable_folder_is_a_fault_that_names_the_setting),
        cmocka_unit_test(a_full_disk_is_a_fault_when_the_file_is_finished),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
