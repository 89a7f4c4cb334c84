#include "import/csv_reader.h"
#include "import/csv_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *cell(const GPtrArray *records, guint row, guint column)
{
    const csv_record *record = g_ptr_array_index(records, row);

    return g_ptr_array_index(record->cells, column);
}

static void assert_fault(const char *text, guint line, guint column, const char *reason)
{
    csv_fault fault = {0};

    assert_null(csv_read(text, &fault));
    assert_string_equal(fault.reason, reason);
    assert_int_equal(fault.line, line);
    assert_int_equal(fault.column, column);
}

static void quotes_hold_commas_quotes_and_line_breaks(void **state)
{
    csv_fault fault = {0};
    g_autoptr(GPtrArray) records = csv_read("a,\"b,\"\"c\"\"\r\nd\"\r\n\r\n,e", &fault);
    const csv_record *second = g_ptr_array_index(records, 1);
    (void)state;

    assert_int_equal(records->len, 2);
    assert_string_equal(cell(records, 0, 1), "b,\"c\"\r\nd");
    assert_int_equal(second->line, 4);
    assert_string_equal(cell(records, 1, 0), "");
    assert_string_equal(cell(records, 1, 1), "e");
}

static void lines_end_with_or_without_a_carriage_return(void **state)
{
    csv_fault fault = {0};
    g_autoptr(GPtrArray) records = csv_read("a\nb\r\nc\n", &fault);
    (void)state;

    assert_int_equal(records->len, 3);
    assert_string_equal(cell(records, 1, 0), "b");
}

static void a_quote_out_of_place_is_told_where_it_is(void **state)
{
    (void)state;
    assert_fault("a,b\nc,d\"e", 2, 2, "quote");
    assert_fault("\"a\"b", 1, 1, "quote");
    assert_fault("a\n\"b", 2, 1, "open_quote");
}

static void there_are_bounds(void **state)
{
    g_autoptr(GString) rows = g_string_new("header\n");
    g_autoptr(GString) cells = g_string_new("a");
    csv_fault fault = {0};
    (void)state;

    for (guint i = 0; i < CSV_RECORDS_MAX; i++) {
        g_string_append(rows, "a\n");
    }
    g_autoptr(GPtrArray) most = csv_read(rows->str, &fault);
    assert_non_null(most);
    g_string_append(rows, "a\n");
    assert_fault(rows->str, CSV_RECORDS_MAX + 2, 1, "too_many_rows");
    for (guint i = 0; i < CSV_CELLS_MAX; i++) {
        g_string_append(cells, ",a");
    }
    assert_fault(cells->str, 1, CSV_CELLS_MAX + 1, "too_many_cells");
}

static void utf8_and_cp932_are_read_and_nothing_else(void **state)
{
    g_autofree char *marked = csv_text("\xEF\xBB\xBF町", 6);
    g_autofree char *windows = csv_text("\x92\xAC\xFB\xFC", 4);
    (void)state;

    assert_string_equal(marked, "町");
    assert_string_equal(windows, "町髙");
    assert_null(csv_text("\x81", 1));
    assert_null(csv_text("a\0b\xFF", 4));
    assert_null(csv_text("\xEF\xBB\xBF\x92\xAC", 5));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotes_hold_commas_quotes_and_line_breaks),
        cmocka_unit_test(lines_end_with_or_without_a_carriage_return),
        cmocka_unit_test(a_quote_out_of_place_is_told_where_it_is),
        cmocka_unit_test(there_are_bounds),
        cmocka_unit_test(utf8_and_cp932_are_read_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
