#include "export/zip.h"

#include "base/fault.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <minizip/unzip.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(FILE, fclose)

static GDateTime *some_time(void)
{
    return g_date_time_new_utc(2026, 9, 1, 13, 5, 8);
}

static FILE *file_of(const char *text)
{
    FILE *file = tmpfile();

    assert_true(fputs(text, file) >= 0);
    return file;
}

/* An archive of these two files; its name is the caller's to remove and free. */
static char *archive_of(const char *first, const char *second)
{
    char *path = NULL;
    g_autoptr(GError) error = NULL;
    const int descriptor = g_file_open_tmp("madoguchi-XXXXXX.zip", &path, NULL);
    g_autoptr(FILE) file = fdopen(descriptor, "w+");
    g_autoptr(GDateTime) now = some_time();
    g_autoptr(zip_writer) zip = zip_writer_new(file, now, &error);
    g_autoptr(FILE) one = file_of(first);
    g_autoptr(FILE) two = file_of(second);

    assert_non_null(zip);
    assert_true(zip_add(zip, "相談受付.csv", one, &error));
    assert_true(zip_add(zip, "README.txt", two, &error));
    assert_true(zip_finish(zip, &error));
    return path;
}

/* Asserts that the archive's current file has this name and these bytes. */
static void assert_file(unzFile archive, const char *name, const char *bytes)
{
    unz_file_info64 info;
    char found[64] = "";
    g_autofree char *read = g_malloc0(strlen(bytes) + 2);

    assert_int_equal(unzGetCurrentFileInfo64(archive, &info, found, sizeof found, NULL, 0, NULL, 0),
                     UNZ_OK);
    assert_string_equal(found, name);
    assert_true((info.flag & 1 << 11) != 0);
    assert_int_equal(info.tmu_date.tm_year, 2026);
    assert_int_equal(info.tmu_date.tm_mon, 8);
    assert_int_equal(info.tmu_date.tm_hour, 13);
    assert_int_equal(unzOpenCurrentFile(archive), UNZ_OK);
    assert_int_equal(unzReadCurrentFile(archive, read, (unsigned)strlen(bytes) + 1), strlen(bytes));
    assert_string_equal(read, bytes);
    assert_int_equal(unzCloseCurrentFile(archive), UNZ_OK); /* checks the CRC */
}

static void an_archive_gives_its_files_back(void **state)
{
    (void)state;
    g_autofree char *many = g_strnfill(300000, 'x');
    g_autofree char *path = archive_of(many, "お読みください");
    unzFile archive = unzOpen64(path);

    assert_non_null(archive);
    assert_file(archive, "相談受付.csv", many);
    assert_int_equal(unzGoToNextFile(archive), UNZ_OK);
    assert_file(archive, "README.txt", "お読みください");
    assert_int_equal(unzGoToNextFile(archive), UNZ_END_OF_LIST_OF_FILE);
    unzClose(archive);
    remove(path);
}

static void a_full_disk_is_a_fault(void **state)
{
    (void)state;
    g_autoptr(FILE) full = fopen("/dev/full", "w+");
    g_autoptr(GDateTime) now = some_time();
    g_autoptr(GError) error = NULL;
    g_autoptr(zip_writer) zip = zip_writer_new(full, now, &error);
    g_autoptr(FILE) content = file_of("x");

    assert_false(zip != NULL && zip_add(zip, "x", content, &error) && zip_finish(zip, &error));
    assert_true(g_error_matches(error, FAULT, FAULT_IO));
    assert_non_null(fault_hint(error));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_archive_gives_its_files_back),
        cmocka_unit_test(a_full_disk_is_a_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
