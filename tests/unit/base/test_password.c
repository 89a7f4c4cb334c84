#include "base/fault.h"
#include "base/password.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const own_words[] = {"yamada", "さくら野区", "madoguchi", "abc", NULL};

static common_passwords *list;

static int load(void **state)
{
    (void)state;
    list = common_passwords_load("/usr/share/john/password.lst", NULL);
    return list != NULL ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    common_passwords_free(list);
    return 0;
}

static void assert_verdict(const char *password, password_verdict expected)
{
    const password_verdict found = password_judge(list, password, own_words);

    if (found != expected) {
        fail_msg("\"%s\" was judged %d, not %d", password, found, expected);
    }
}

static void long_ones_are_good_whatever_they_are_made_of(void **state)
{
    (void)state;
    assert_verdict("correct horse battery", PASSWORD_GOOD);
    assert_verdict("あさがおのたねを十二こまく", PASSWORD_GOOD);
    assert_verdict("kxqvtjwzmrhp", PASSWORD_GOOD);
    assert_verdict("730519284672", PASSWORD_GOOD);
}

static void length_is_counted_in_characters(void **state)
{
    g_autofree char *longest = g_strnfill(199, 'k');
    g_autofree char *most = g_strconcat("x", longest, NULL);
    g_autofree char *more = g_strconcat("xx", longest, NULL);

    (void)state;
    assert_verdict("kxqvtjwzmrh", PASSWORD_SHORT);
    assert_verdict("あさがおのたねをまいた", PASSWORD_SHORT); /* 11, of 33 bytes */
    assert_verdict("𠮷𠮷𠮷𠮷𠮷𠮷", PASSWORD_SHORT);
    assert_verdict(most, PASSWORD_GOOD);
    assert_verdict(more, PASSWORD_LONG);
}

static void what_is_guessed_first_is_refused_in_every_disguise(void **state)
{
    static const char *const common[] = {
        "password1234",  "Password2026!", "123456789012",
        "sakurasakura",  "P@ssw0rd!2026", "qwertyuiop12",
        "aaaaaaaaaaaa",  "123123123123",  "ｐａｓｓｗｏｒｄ１２３４",
        "iloveyou!!!!!", "LETMEIN-99999",
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(common); i++) {
        assert_verdict(common[i], PASSWORD_COMMON);
    }
}

static void what_has_the_accounts_own_words_in_it_is_refused(void **state)
{
    (void)state;
    assert_verdict("Yamada no neko ga naku", PASSWORD_OWN_WORD);
    assert_verdict("春のさくら野区はきれいです", PASSWORD_OWN_WORD);
    assert_verdict("ＭＡＤＯＧＵＣＨＩ no mado", PASSWORD_OWN_WORD);
    assert_verdict("xabcx kqzv jwtm", PASSWORD_GOOD); /* "abc" is in everything */
}

static void a_list_that_is_none_is_a_fault(void **state)
{
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_null(common_passwords_load("/nonexistent", &error));
    assert_true(g_error_matches(error, FAULT, FAULT_CONFIGURATION));
    assert_non_null(fault_hint(error));
    g_clear_error(&error);
    assert_null(common_passwords_load("/etc/hostname", &error));
    assert_true(g_error_matches(error, FAULT, FAULT_CONFIGURATION));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_ones_are_good_whatever_they_are_made_of),
        cmocka_unit_test(length_is_counted_in_characters),
        cmocka_unit_test(what_is_guessed_first_is_refused_in_every_disguise),
        cmocka_unit_test(what_has_the_accounts_own_words_in_it_is_refused),
        cmocka_unit_test(a_list_that_is_none_is_a_fault),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
