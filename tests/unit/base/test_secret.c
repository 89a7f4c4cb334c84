#include "base/secret.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static int start(void **state)
{
    (void)state;
    return secret_start(NULL) ? 0 : -1;
}

static void a_new_token_is_plausible_and_never_the_same(void **state)
{
    (void)state;
    secret_token first = secret_token_new();
    secret_token second = secret_token_new();
    assert_int_equal(strlen(first.text), SECRET_TOKEN_LENGTH);
    assert_true(secret_token_is_plausible(first.text));
    assert_string_not_equal(first.text, second.text);
}

static void what_cannot_be_a_token_is_implausible(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "short",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",   /* one letter less */
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", /* one more */
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "AAAAAAAAAAAAAAAAAAAA/AAAAAAAAAAAAAAAAAAAAAA", /* base64, not base64url */
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA高",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        assert_false(secret_token_is_plausible(texts[i]));
}

static void the_hash_is_blake2b_of_256_bits(void **state)
{
    (void)state;
    /* From b2sum -l 256. */
    assert_string_equal(secret_hash("madoguchi").hex,
                        "253fce376a19ddee3696bb1947139cb5a6ce514e2b875f106af3746a6b57bba8");
}

static void a_value_for_one_purpose_differs_from_every_other(void **state)
{
    (void)state;
    secret_token token = secret_token_new();
    secret_token other = secret_token_new();
    secret_digest submit = secret_derive(token.text, "submit");
    assert_string_equal(submit.hex, secret_derive(token.text, "submit").hex);
    assert_string_not_equal(submit.hex, secret_derive(token.text, "csrf").hex);
    assert_string_not_equal(submit.hex, secret_derive(other.text, "submit").hex);
    assert_string_not_equal(submit.hex, secret_hash("submit").hex);
}

static void only_the_same_text_is_equal(void **state)
{
    (void)state;
    assert_true(secret_equal("abc", "abc"));
    assert_true(secret_equal("", ""));
    assert_false(secret_equal("abc", "abd"));
    assert_false(secret_equal("abc", "ab"));
    assert_false(secret_equal("abc", ""));
}

static void what_did_not_come_is_equal_to_nothing(void **state)
{
    (void)state;
    assert_false(secret_equal(NULL, "abc"));
    assert_false(secret_equal("abc", NULL));
    assert_false(secret_equal(NULL, NULL));
}

static void a_password_matches_its_own_hash_only(void **state)
{
    (void)state;
    g_autofree char *hash = secret_password_hash("さくら野-2026", NULL);
    assert_true(g_str_has_prefix(hash, "$argon2id$v=19$m=65536,t=2,p=1$"));
    assert_true(secret_password_matches("さくら野-2026", hash));
    assert_false(secret_password_matches("さくら野-2027", hash));
    assert_false(secret_password_matches("", hash));
}

static void full_width_letters_of_an_input_method_are_the_same_password(void **state)
{
    (void)state;
    g_autofree char *hash = secret_password_hash("さくら野-2026", NULL);
    assert_true(secret_password_matches("さくら野－２０２６", hash));
}

static void no_password_opens_an_unknown_account_or_a_broken_hash(void **state)
{
    (void)state;
    assert_false(secret_password_matches("", NULL));
    assert_false(secret_password_matches("madoguchi-demo", NULL));
    assert_false(secret_password_matches("madoguchi-demo", "madoguchi-demo"));
    assert_false(secret_password_matches("", ""));
}

/* The dummy costs as much as a real hash: half of the time would tell which accounts exist. */
static void an_unknown_account_takes_as_long_as_a_known_one(void **state)
{
    (void)state;
    g_autofree char *hash = secret_password_hash("right", NULL);
    gint64 began = g_get_monotonic_time();
    secret_password_matches("wrong", hash);
    gint64 known = g_get_monotonic_time() - began;
    began = g_get_monotonic_time();
    secret_password_matches("wrong", NULL);
    gint64 unknown = g_get_monotonic_time() - began;
    assert_true(unknown > known / 10);
}

static void random_numbers_stay_below_the_bound_and_reach_it(void **state)
{
    (void)state;
    bool seen[5] = {false};
    for (int i = 0; i < 1000; i++) {
        guint32 number = secret_random_below(5);
        assert_true(number < 5);
        seen[number] = true;
    }
    for (int i = 0; i < 5; i++)
        assert_true(seen[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_token_is_plausible_and_never_the_same),
        cmocka_unit_test(what_cannot_be_a_token_is_implausible),
        cmocka_unit_test(the_hash_is_blake2b_of_256_bits),
        cmocka_unit_test(a_value_for_one_purpose_differs_from_every_other),
        cmocka_unit_test(only_the_same_text_is_equal),
        cmocka_unit_test(what_did_not_come_is_equal_to_nothing),
        cmocka_unit_test(a_password_matches_its_own_hash_only),
        cmocka_unit_test(full_width_letters_of_an_input_method_are_the_same_password),
        cmocka_unit_test(no_password_opens_an_unknown_account_or_a_broken_hash),
        cmocka_unit_test(an_unknown_account_takes_as_long_as_a_known_one),
        cmocka_unit_test(random_numbers_stay_below_the_bound_and_reach_it),
    };
    return cmocka_run_group_tests(tests, start, NULL);
}
