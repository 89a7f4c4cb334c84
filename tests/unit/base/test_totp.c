#include "base/secret.h"
#include "base/totp.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* RFC 6238, appendix B, SHA-1: "12345678901234567890" in Base32, and the last six of eight digits.
 */
static const char secret[] = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
static const struct {
    gint64 at;
    const char *code;
} vectors[] = {
    {59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
    {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"},
};

static void the_codes_of_the_rfc_are_found_at_their_steps(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(vectors); i++) {
        assert_int_equal(totp_find(secret, vectors[i].code, vectors[i].at), vectors[i].at / 30);
    }
}

static void a_clock_may_be_one_step_off_and_no_more(void **state)
{
    const gint64 step = 1111111109 / 30;

    (void)state;
    assert_int_equal(totp_find(secret, "081804", 1111111109 + 30), step);
    assert_int_equal(totp_find(secret, "081804", 1111111109 - 30), step);
    assert_int_equal(totp_find(secret, "081804", 1111111109 + 60), -1);
    assert_int_equal(totp_find(secret, "081804", 1111111109 - 60), -1);
}

static void what_is_no_code_is_not_found(void **state)
{
    static const char *const wrong[] = {"", "28708", "2870820", "287083", "94287082", "abcdef"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        assert_int_equal(totp_find(secret, wrong[i], 59), -1);
    }
    assert_int_equal(totp_find("not base32!", "287082", 59), -1);
}

static void a_new_secret_is_thirty_two_letters_and_no_other(void **state)
{
    g_autofree char *first = totp_secret_new();
    g_autofree char *second = totp_secret_new();

    (void)state;
    assert_int_equal(strlen(first), 32);
    assert_int_equal(strspn(first, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), 32);
    assert_string_not_equal(first, second);
}

static void what_an_app_reads_names_municipality_and_account(void **state)
{
    g_autofree char *uri = totp_uri(secret, "さくら野区 相談", "desk1");

    (void)state;
    assert_true(g_str_has_prefix(
        uri, "otpauth://totp/%E3%81%95%E3%81%8F%E3%82%89%E9%87%8E%E5%8C%BA%20"
             "%E7%9B%B8%E8%AB%87:desk1?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer="));
    assert_non_null(strstr(uri, "&algorithm=SHA1&digits=6&period=30"));
}

static int start(void **state)
{
    (void)state;
    return secret_start(NULL) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_codes_of_the_rfc_are_found_at_their_steps),
        cmocka_unit_test(a_clock_may_be_one_step_off_and_no_more),
        cmocka_unit_test(what_is_no_code_is_not_found),
        cmocka_unit_test(a_new_secret_is_thirty_two_letters_and_no_other),
        cmocka_unit_test(what_an_app_reads_names_municipality_and_account),
    };

    return cmocka_run_group_tests(tests, start, NULL);
}
