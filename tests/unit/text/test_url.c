#include "text/url.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void unreserved_characters_stay(void **state)
{
    (void)state;
    g_autofree char *part = url_part("AZaz09-._~");
    assert_string_equal(part, "AZaz09-._~");
}

static void everything_else_is_percent_encoded(void **state)
{
    (void)state;
    g_autofree char *ascii = url_part("/?#&=+% '\"<>!$*,:;@()[]");
    assert_string_equal(ascii, "%2F%3F%23%26%3D%2B%25%20%27%22%3C%3E%21%24%2A%2C%3A%3B%40%28%29"
                               "%5B%5D");
    g_autofree char *japanese = url_part("窓口");
    assert_string_equal(japanese, "%E7%AA%93%E5%8F%A3");
    g_autofree char *control = url_part("a\r\nb");
    assert_string_equal(control, "a%0D%0Ab");
}

static void a_download_has_an_ascii_and_a_full_name(void **state)
{
    (void)state;
    g_autofree char *value = url_attachment("requests.csv", "相談 1.csv");
    assert_string_equal(value, "attachment; filename=\"requests.csv\"; "
                               "filename*=UTF-8''%E7%9B%B8%E8%AB%87%201.csv");
}

static void no_name_leaves_its_quotes(void **state)
{
    (void)state;
    g_autofree char *value = url_attachment("a\"\\\r\n;x.csv", "b\"\r\n.csv");
    assert_string_equal(value,
                        "attachment; filename=\"a_____x.csv\"; filename*=UTF-8''b%22%0D%0A.csv");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unreserved_characters_stay),
        cmocka_unit_test(everything_else_is_percent_encoded),
        cmocka_unit_test(a_download_has_an_ascii_and_a_full_name),
        cmocka_unit_test(no_name_leaves_its_quotes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
