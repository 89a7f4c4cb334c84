#include "export/csv.h"

#include "base/fault.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

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
    assert_cell("\u22125", "'\u22125");
    assert_cell("＠ＳＵＭ", "'＠ＳＵＭ");
    assert_cell("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
}

static void a_carriage_return_before_a_formula_does_not_hide_it(void **state)
{
    (void)state;
    assert_cell("\r=1+1", "\" / =1+1\"");
}

static void what_a_spreadsheet_would_show_as_another_value_gets_an_apostrophe(void **state)
{
    (void)state;
    assert_cell("09000000000", "'09000000000");
    assert_cell("０９００", "'０９００");
    assert_cell("00.5", "'00.5");
    assert_cell("1234567890123456", "'1234567890123456");
    assert_cell("1-2-3", "'1-2-3");
    assert_cell("3/4", "'3/4");
    assert_cell("2026-09", "'2026-09");
    assert_cell("26.9.1", "'26.9.1");
    assert_cell("12E3", "'12E3");
    assert_cell("1.50", "'1.50");
    assert_cell("(5)", "'(5)");
    assert_cell("0123 ", "\"'0123 \"");
}

static void what_it_shows_as_typed_is_left_alone(void **state)
{
    (void)state;
    assert_cell("090-0000-0000", "090-0000-0000");
    assert_cell("0977-22-1234", "0977-22-1234");
    assert_cell("999-0101", "999-0101");
    assert_cell("0", "0");
    assert_cell("123456789012345", "123456789012345");
    assert_cell("1.5", "1.5");
    assert_cell("3丁目", "3丁目");
    assert_cell("2026-09-01", "2026-09-01");
    assert_cell("(株)さくら", "(株)さくら");
    assert_cell("a=b", "a=b");
    assert_cell("0120は無料", "0120は無料");
}

static void a_literal_is_a_value_and_stays_one(void **state)
{
    (void)state;
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    g_autoptr(csv_writer) csv = csv_writer_new(file);
    csv_literal(csv, "2026-09-01");
    csv_literal(csv, "-");
    assert_true(csv_end_row(csv, NULL));
    fclose(file);
    assert_string_equal(bytes, BOM "2026-09-01,-\r\n");
    free(bytes);
}

/* A header and one row in CP932, and what was told of it. */
static char *code_page_rows(const char *name, const char *cell, replacements *report)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    g_autoptr(cp932) page = cp932_new(NULL);
    const code_page to = {page, report};
    g_autoptr(csv_writer) csv = csv_writer_new_cp932(file, &to);
    csv_cell(csv, "受付番号");
    csv_cell(csv, name);
    assert_true(csv_end_row(csv, NULL));
    csv_cell(csv, "Z08-1");
    csv_cell(csv, cell);
    assert_true(csv_end_row(csv, NULL));
    fclose(file);
    return bytes;
}

static void a_code_page_has_no_bom_and_tells_where_it_lacked_something(void **state)
{
    (void)state;
    g_autoptr(replacements) report = replacements_new();
    g_autofree char *bytes = code_page_rows("名前", "𠮷野, 髙", report);
    assert_string_equal(bytes, "\x8e\xf3\x95\x74\x94\xd4\x8d\x86,\x96\xbc\x91\x4f\r\n"
                               "Z08-1,\"\x81\xac\x96\xec, \xfb\xfc\"\r\n");
    json_auto_t *view = replacements_view(report);
    const char *row = NULL;
    const char *column = NULL;
    assert_int_equal(json_unpack(view, "{s:[{s:s, s:s}]}", "cells", "row", &row, "column", &column),
                     0);
    assert_string_equal(row, "Z08-1");
    assert_string_equal(column, "名前");
    assert_int_equal(replacements_total(report), 1);
}

static void a_formula_that_the_replacing_makes_is_stopped(void **state)
{
    (void)state;
    g_autoptr(replacements) report = replacements_new();
    g_autofree char *bytes = code_page_rows("n", "–5", report);
    assert_non_null(strstr(bytes, "Z08-1,'\x81\x7c\x35\r\n"));
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
        cmocka_unit_test(what_a_spreadsheet_would_show_as_another_value_gets_an_apostrophe),
        cmocka_unit_test(what_it_shows_as_typed_is_left_alone),
        cmocka_unit_test(a_literal_is_a_value_and_stays_one),
        cmocka_unit_test(a_code_page_has_no_bom_and_tells_where_it_lacked_something),
        cmocka_unit_test(a_formula_that_the_replacing_makes_is_stopped),
        cmocka_unit_test(a_full_disk_is_a_fault_at_the_end_of_the_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
