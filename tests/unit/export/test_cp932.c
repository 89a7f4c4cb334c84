#include "export/cp932.h"

#include "base/fault.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static int set_up(void **state)
{
    *state = cp932_new(NULL);
    return *state == NULL;
}

static int tear_down(void **state)
{
    cp932_free(*state);
    return 0;
}

/* "U+2013>－ " for each replacement. */
static void tell(gunichar character, const char *by, void *data)
{
    g_string_append_printf(data, "U+%04X>%s ", character, by);
}

static void assert_replaced(const cp932 *page, const char *text, const char *expected,
                            const char *told)
{
    g_autoptr(GString) report = g_string_new(NULL);
    g_autofree char *replaced = cp932_replace(page, text, tell, report);

    assert_string_equal(replaced, expected);
    assert_string_equal(report->str, told);
}

static void assert_bytes(const cp932 *page, const char *text, const char *hex)
{
    g_autoptr(GString) bytes = g_string_new(NULL);
    g_autoptr(GString) shown = g_string_new(NULL);

    cp932_encode(page, text, bytes);
    for (gsize i = 0; i < bytes->len; i++) {
        g_string_append_printf(shown, "%02x", (guint8)bytes->str[i]);
    }
    assert_string_equal(shown->str, hex);
}

static void ordinary_japanese_stays(void **state)
{
    assert_replaced(*state, "さくら野区 Zaitaku ｶﾅ 東京都", "さくら野区 Zaitaku ｶﾅ 東京都", "");
    assert_bytes(*state, "あA", "82a041");
}

static void kanji_of_names_that_windows_added_stay(void **state)
{
    assert_replaced(*state, "髙﨑德瀨", "髙﨑德瀨", "");
    assert_bytes(*state, "髙﨑德瀨", "fbfcfab1fabafb50");
    assert_replaced(*state, "神祥福", "神祥福", "");
    assert_replaced(*state, "①Ⅲ㈱㎝", "①Ⅲ㈱㎝", "");
}

static void signs_with_a_twin_are_written_as_the_twin_and_not_told(void **state)
{
    assert_replaced(*state, "〜～−－—‖", "〜～−－—‖", "");
    assert_bytes(*state, "〜～", "81608160");
    assert_bytes(*state, "−－", "817c817c");
    assert_bytes(*state, "—", "815c");
    assert_bytes(*state, "‖", "8161");
}

static void a_character_of_the_table_is_replaced_and_told(void **state)
{
    assert_replaced(*state, "3–5", "3－5", "U+2013>－ ");
    assert_replaced(*state, "•·ゔ", "・・ヴ", "U+2022>・ U+00B7>・ U+3094>ヴ ");
    assert_replaced(*state, "㋿8年", "令和8年", "U+32FF>令和 ");
    assert_replaced(*state, "A™©", "A(TM)(C)", "U+2122>(TM) U+00A9>(C) ");
    assert_replaced(*state, "⑴⒇", "(1)(20)", "U+2474>(1) U+2487>(20) ");
    assert_replaced(*state, "a\u00A0b", "a b", "U+00A0>  ");
}

static void every_parenthesised_number_becomes_its_number(void **state)
{
    for (gunichar n = 1; n <= 20; n++) {
        char text[7] = "";
        g_autofree char *expected = g_strdup_printf("(%u)", n);
        g_autoptr(GString) report = g_string_new(NULL);

        g_unichar_to_utf8(0x2473 + n, text);
        g_autofree char *replaced = cp932_replace(*state, text, tell, report);
        assert_string_equal(replaced, expected);
    }
}

static void a_latin_letter_loses_its_accents(void **state)
{
    assert_replaced(*state, "Zoé", "Zoe", "U+00E9>e ");
    assert_replaced(*state, "Đức", "Duc", "U+0110>D U+1EE9>u ");
    assert_replaced(*state, "e\u0301", "e", "U+0301> ");
    assert_replaced(*state, "Straße", "Strasse", "U+00DF>ss ");
}

static void what_nothing_stands_for_becomes_a_geta(void **state)
{
    assert_replaced(*state, "𠮷野", "〓野", "U+20BB7>〓 ");
    assert_replaced(*state, "ㇰ👉🈟한", "〓〓〓〓", "U+31F0>〓 U+1F449>〓 U+1F21F>〓 U+D55C>〓 ");
    assert_replaced(*state, "\uF06E", "〓", "U+F06E>〓 ");
}

static void a_selector_of_a_shape_goes_and_is_told(void **state)
{
    assert_replaced(*state, "葛\U000E0100城", "葛城", "U+E0100> ");
}

static void a_yen_sign_never_becomes_a_backslash(void **state)
{
    assert_replaced(*state, "¥100‾", "￥100￣", "U+00A5>￥ U+203E>￣ ");
    assert_replaced(*state, "\\~", "\\~", "");
}

/* Whatever is replaced can be written: cp932_encode() asserts it. */
static void every_character_there_is_can_be_written_somehow(void **state)
{
    g_autoptr(GString) report = g_string_new(NULL);

    for (gunichar c = 0x20; c < 0x20000; c++) {
        char text[7] = "";
        if (c >= 0xD800 && c < 0xE000) {
            continue;
        }
        g_unichar_to_utf8(c, text);
        g_autofree char *replaced = cp932_replace(*state, text, tell, report);
        g_autoptr(GString) bytes = g_string_new(NULL);
        cp932_encode(*state, replaced, bytes);
    }
}

static void text_is_appended_to_what_is_there(void **state)
{
    g_autoptr(GString) bytes = g_string_new("a");

    cp932_encode(*state, "", bytes);
    cp932_encode(*state, "い", bytes);
    assert_int_equal(bytes->len, 3);
    assert_memory_equal(bytes->str, "a\x82\xa2", 4); /* and the NUL behind it */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ordinary_japanese_stays),
        cmocka_unit_test(kanji_of_names_that_windows_added_stay),
        cmocka_unit_test(signs_with_a_twin_are_written_as_the_twin_and_not_told),
        cmocka_unit_test(a_character_of_the_table_is_replaced_and_told),
        cmocka_unit_test(every_parenthesised_number_becomes_its_number),
        cmocka_unit_test(a_latin_letter_loses_its_accents),
        cmocka_unit_test(what_nothing_stands_for_becomes_a_geta),
        cmocka_unit_test(a_selector_of_a_shape_goes_and_is_told),
        cmocka_unit_test(a_yen_sign_never_becomes_a_backslash),
        cmocka_unit_test(every_character_there_is_can_be_written_somehow),
        cmocka_unit_test(text_is_appended_to_what_is_there),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
