#include "export/csv.h"

#include "base/fault.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#define BOM "\uFEFF"

/* The bytes of a file of one row that has these cells. */
static char *row_of(const char *const *cells, gsize count)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    g_autoptr(csv_writer) csv = csv_writer_new(file);
    for (gsize i = 0; i < count; i++) {
        csv_cell(csv, cells[i]);
    }
    assert_true(csv_end_row(csv, NULL));
    fclose(file);
    return bytes;
}

static void assert_cell(const char *text, const char *expected)
{
    g_autofree char *row = row_of(&text, 1);
    g_autofree char *whole = g_strconcat(BOM, expected, "\r\n", NULL);
    assert_string_equal(row, whole);
}

static void cells_are_parted_by_commas_and_rows_end_with_crlf(void **state)
{
    (void)state;
    const char *const cells[] = {"Z08-7K3MPQ-X", NULL, "", "さくら野区"};
    g_autofree char *row = row_of(cells, G_N_ELEMENTS(cells));
    assert_string_equal(row, BOM "Z08-7K3MPQ-X,,,さくら野区\r\n");
}

static void the_second_row_begins_without_a_comma(void **state)
{
    (void)state;
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    g_autoptr(csv_writer) csv = csv_writer_new(file);
    csv_cell(csv, "a");
    assert_true(csv_end_row(csv, NULL));
    csv_integer(csv, -12);
    csv_cell(csv, "b");
    assert_true(csv_end_row(csv, NULL));
    fclose(file);
    assert_string_equal(bytes, BOM "a\r\n-12,b\r\n");
    free(bytes);
}

static void quotes_and_commas_are_quoted(void **state)
{
    (void)state;
    assert_cell("父、母", "父、母");
    assert_cell("父,母", "\"父,母\"");
    assert_cell("\"はい\"と言う", "\"\"\"はい\"\"と言う\"");
    assert_cell(" 端に空白", "\" 端に空白\"");
}

static void rare_kanji_stay_as_typed(void **state)
{
    (void)state;
    assert_cell("髙﨑𠮷 葛\U000E0100城", "髙﨑𠮷 葛\U000E0100城");
}

static void a_line_break_of_any_kind_becomes_a_slash(void **state)
{
    (void)state;
    assert_cell("一\n二\r\n三\r四\u2028五\u2029六", "一 / 二 / 三 / 四 / 五 / 六");
    assert_cell("一\n\n二", "一 /  / 二");
    assert_cell("三点…、ダッシュ—", "三点…、ダッシュ—"); /* bytes that begin like U+2028 */
}

static void what_a_spreadsheet_would_run_gets_an_apostrophe(void **state)
{
    (void)state;
    assert_cell("=1+1", "'=1+1");
    assert_cell("+81-3-0000-0000", "'+81-3-0000-0000");
    assert_cell("-5", "'-5");
    assert_cell("@SUM(A1)", "'@SUM(A1)");
    assert_cell("\t=1", "'\t=1");
    assert_cell("＝１", "'＝１");
    assert_cell("＋８１", "'＋８１");
    assert_cell("－５", "'－５");
    assert_cell("＠ＳＵＭ", "'＠ＳＵＭ");
    assert_cell("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
}

static void a_carriage_return_before_a_formula_does_not_hide_it(void **state)
{
    (void)state;
    assert_cell("\r=1+1", "\" / =1+1\"");
}

static void leading_zeros_and_inner_signs_are_left_alone(void **state)
{
    (void)state;
    assert_cell("09000000000", "09000000000");
    assert_cell("a=b", "a=b");
}

static void a_full_disk_is_a_fault_at_the_end_of_the_row(void **state)
{
    (void)state;
    FILE *full = fopen("/dev/full", "w");
    assert_non_null(full);
    setvbuf(full, NULL, _IONBF, 0);
    g_autoptr(csv_writer) csv = csv_writer_new(full);
    csv_cell(csv, "a");
    g_autoptr(GError) error = NULL;
    assert_false(csv_end_row(csv, &error));
    assert_true(g_error_matches(error, FAULT, FAULT_IO));
    assert_non_null(fault_hint(error));
    fclose(full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_parted_by_commas_and_rows_end_with_crlf),
        cmocka_unit_test(the_second_row_begins_without_a_comma),
        cmocka_unit_test(quotes_and_commas_are_quoted),
        cmocka_unit_test(rare_kanji_stay_as_typed),
        cmocka_unit_test(a_line_break_of_any_kind_becomes_a_slash),
        cmocka_unit_test(what_a_spreadsheet_would_run_gets_an_apostrophe),
        cmocka_unit_test(a_carriage_return_before_a_formula_does_not_hide_it),
        cmocka_unit_test(leading_zeros_and_inner_signs_are_left_alone),
        cmocka_unit_test(a_full_disk_is_a_fault_at_the_end_of_the_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
