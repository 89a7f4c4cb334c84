#include "text/qr.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static gsize squares(const char *path)
{
    gsize count = 0;

    for (const char *at = strchr(path, 'M'); at != NULL; at = strchr(at + 1, 'M')) {
        count++;
    }
    return count;
}

static void a_code_is_a_square_with_its_quiet_zone(void **state)
{
    g_auto(qr_code) code = qr_encode("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP");

    (void)state;
    assert_int_equal((code.size - 8 - 17) % 4, 0); /* 17 + 4 times the version to a side */
    assert_true(squares(code.path) > 100);
    /* Each finder pattern begins with seven dark modules at its corner. */
    assert_true(g_str_has_prefix(code.path, "M4 4h1v1h-1zM5 4h1v1h-1zM6 4h1v1h-1zM7 4h1v1h-1z"
                                            "M8 4h1v1h-1zM9 4h1v1h-1zM10 4h1v1h-1z"));
    assert_null(strstr(code.path, "M3 "));
}

static void another_text_is_another_picture(void **state)
{
    g_auto(qr_code) one = qr_encode("one");
    g_auto(qr_code) two = qr_encode("two");

    (void)state;
    assert_int_equal(one.size, two.size);
    assert_string_not_equal(one.path, two.path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_is_a_square_with_its_quiet_zone),
        cmocka_unit_test(another_text_is_another_picture),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
