#include "http/record.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { HEAD_BYTES = 8, REQUEST_ID = 0x0102 };

/* Version, type, request number, length, padding and a reserved byte, as in section 3.3. */
static void assert_head(const char *record, int type, int length)
{
    const unsigned char expected[HEAD_BYTES] = {
        1, (unsigned char)type, 1, 2, (unsigned char)(length >> 8), (unsigned char)length};
    assert_memory_equal(record, expected, sizeof expected);
}

static void a_short_answer_is_one_record(void **state)
{
    (void)state;
    g_autoptr(GString) records = g_string_new(NULL);
    record_append_output(records, REQUEST_ID, "a\0b", 3);
    assert_int_equal(records->len, HEAD_BYTES + 3);
    assert_head(records->str, 6, 3);
    assert_memory_equal(records->str + HEAD_BYTES, "a\0b", 3);
}

static void a_long_answer_is_cut_where_a_record_must_end(void **state)
{
    (void)state;
    const int longest = 65535;
    g_autoptr(GString) bytes = g_string_new(NULL);
    g_autoptr(GString) records = g_string_new(NULL);
    g_string_set_size(bytes, (gsize)longest + 10);
    memset(bytes->str, 'x', bytes->len);
    memcpy(bytes->str + longest, "0123456789", 10);
    record_append_output(records, REQUEST_ID, bytes->str, bytes->len);
    const char *second = records->str + HEAD_BYTES + longest;
    assert_int_equal(records->len, bytes->len + 2 * HEAD_BYTES);
    assert_head(records->str, 6, longest);
    assert_head(second, 6, 10);
    assert_memory_equal(second + HEAD_BYTES, "0123456789", 10);
}

static void no_bytes_are_no_record_because_an_empty_one_ends_the_answer(void **state)
{
    (void)state;
    g_autoptr(GString) records = g_string_new(NULL);
    record_append_output(records, REQUEST_ID, "", 0);
    assert_int_equal(records->len, 0);
}

static void the_end_is_an_empty_record_and_a_request_complete(void **state)
{
    (void)state;
    static const char complete[8] = {0};
    g_autoptr(GString) records = g_string_new(NULL);
    record_append_end(records, REQUEST_ID);
    assert_int_equal(records->len, HEAD_BYTES + HEAD_BYTES + sizeof complete);
    assert_head(records->str, 6, 0);
    assert_head(records->str + HEAD_BYTES, 3, sizeof complete);
    assert_memory_equal(records->str + 2 * HEAD_BYTES, complete, sizeof complete);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_short_answer_is_one_record),
        cmocka_unit_test(a_long_answer_is_cut_where_a_record_must_end),
        cmocka_unit_test(no_bytes_are_no_record_because_an_empty_one_ends_the_answer),
        cmocka_unit_test(the_end_is_an_empty_record_and_a_request_complete),
    };
    return cmocka_run_group_tests_name("http/record", tests, NULL, NULL);
}
