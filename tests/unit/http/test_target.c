#include "http/limits.h"
#include "http/target.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static int status_of(const char *target)
{
    g_autofree char *path = NULL;
    g_autoptr(field_list) query = NULL;
    int status = target_parse(target, &path, &query);
    assert_int_equal(path != NULL, status == 200);
    assert_int_equal(query != NULL, status == 200);
    return status;
}

static void a_path_is_decoded_and_parted_from_the_query(void **state)
{
    (void)state;
    static const struct {
        const char *target, *path, *name, *value;
    } rows[] = {
        {"/", "/", "a", NULL},
        {"/consultation/steps/2", "/consultation/steps/2", "a", NULL},
        {"/a/", "/a/", "a", NULL},
        {"/?a=1", "/", "a", "1"},
        {"/x?a=%E9%AB%99+b", "/x", "a", "髙 b"},
        {"/%E9%AB%99", "/髙", "a", NULL},
        {"/a+b", "/a+b", "a", NULL}, /* a plus sign is a space in forms only */
        {"/a%20b", "/a b", "a", NULL},
        {"/x?", "/x", "a", NULL},
        {"/x?a=/../%2F?b", "/x", "a", "/..//?b"},
        {"/.well-known/...", "/.well-known/...", "a", NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = NULL;
        g_autoptr(field_list) query = NULL;
        assert_int_equal(target_parse(rows[i].target, &path, &query), 200);
        assert_string_equal(path, rows[i].path);
        const char *value = field_list_get(query, rows[i].name);
        assert_int_equal(g_strcmp0(value, rows[i].value), 0);
    }
}

static void a_hostile_target_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",
        "*",
        "consultation",
        "http://example.jp/",
        "?a=1",
        "//",
        "//example.jp",
        "/a//b",
        "/a//",
        "/.",
        "/..",
        "/a/./b",
        "/a/../b",
        "/%2e%2e/b",
        "/a/%2E",
        "/a%2Fb",
        "/a%2fb",
        "/..%2f..%2fetc/passwd",
        "/a\\b",
        "/a%5Cb",
        "/%00",
        "/a%00.html",
        "/a%0d%0aSet-Cookie:x=1",
        "/a\r\nb",
        "/a%09",
        "/a%1f",
        "/a%7F",
        "/%",
        "/%4",
        "/%zz",
        "/%u9ad9",
        "/%ff",
        "/%c0%af",
        "/%e9%ab",
        "/\xff",
        "/a#b",
        "/?a=%",
        "/?a=%00",
        "/?a=%ff",
        "/?a#b",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        if (status_of(wrong[i]) != 400) {
            fail_msg("%s was not refused with 400", wrong[i]);
        }
    }
}

static char *repeated(const char *head, const char *part, int count)
{
    g_autoptr(GString) text = g_string_new(head);
    for (int i = 0; i < count; i++) {
        g_string_append(text, part);
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static void a_path_may_be_as_long_as_the_limit(void **state)
{
    (void)state;
    g_autofree char *longest = repeated("/", "a", LIMIT_PATH_BYTES - 1);
    g_autofree char *longer = repeated("/", "a", LIMIT_PATH_BYTES);
    assert_int_equal(status_of(longest), 200);
    assert_int_equal(status_of(longer), 414);
}

static void a_query_may_be_as_long_as_the_limit(void **state)
{
    (void)state;
    g_autofree char *longest = repeated("/?a=", "b", LIMIT_QUERY_BYTES - 2);
    g_autofree char *longer = repeated("/?a=", "b", LIMIT_QUERY_BYTES - 1);
    assert_int_equal(status_of(longest), 200);
    assert_int_equal(status_of(longer), 414);
}

static void a_path_may_have_as_many_segments_as_the_limit(void **state)
{
    (void)state;
    g_autofree char *deepest = repeated("", "/a", LIMIT_PATH_SEGMENTS);
    g_autofree char *deeper = repeated("", "/a", LIMIT_PATH_SEGMENTS + 1);
    assert_int_equal(status_of(deepest), 200);
    assert_int_equal(status_of(deeper), 404);
}

static void a_query_may_have_as_many_fields_as_the_limit(void **state)
{
    (void)state;
    g_autofree char *most = repeated("/?", "a&", LIMIT_FIELDS);
    g_autofree char *more = repeated("/?", "a&", LIMIT_FIELDS + 1);
    assert_int_equal(status_of(most), 200);
    assert_int_equal(status_of(more), 413);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_is_decoded_and_parted_from_the_query),
        cmocka_unit_test(a_hostile_target_is_refused),
        cmocka_unit_test(a_path_may_be_as_long_as_the_limit),
        cmocka_unit_test(a_query_may_be_as_long_as_the_limit),
        cmocka_unit_test(a_path_may_have_as_many_segments_as_the_limit),
        cmocka_unit_test(a_query_may_have_as_many_fields_as_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
