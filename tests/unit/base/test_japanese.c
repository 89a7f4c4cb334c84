#include "base/japanese.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef struct {
    const char *typed;
    const char *expected;
} row;

static void assert_all(char *(*convert)(const char *), const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_autofree char *once = convert(rows[i].typed);
        g_autofree char *twice = convert(once);
        assert_string_equal(once, rows[i].expected);
        assert_string_equal(twice, once);
    }
}

static void tidying_composes_kana_and_trims_and_nothing_else(void **state)
{
    (void)state;
    static const row rows[] = {
        {"か\u3099ん", "がん"},
        {"ハ\u309Aン", "パン"},
        {"ウ\u3099", "ヴ"},
        {"あ\u3099", "あ\u3099"}, /* no such letter: both stay */
        {" 　髙橋　﨑子\r\n", "髙橋　﨑子"},
        {"  ", ""},
        {"", ""},
        {"１２３－ｶﾞ", "１２３－ｶﾞ"},
        {"一行目\r\n二行目", "一行目\r\n二行目"},
        {"e\u0301", "e\u0301"},
    };
    assert_all(japanese_tidy, rows, G_N_ELEMENTS(rows));
}

static void signs_of_municipal_papers_and_names_stay_as_typed(void **state)
{
    (void)state;
    static const char *const kept[] = {
        "髙",        "﨑",       "𠮷",     "①",      "⑴⑵⑶⑷",   "👉",      "🈟",
        "•",         "™ ©",      "\uF06E", "\uFA19", "\uFA1A", "\uFA1B", "葛\U000E0100飾区",
        "㈱㍻㋿", "辻\uFE00",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++) {
        g_autofree char *tidy = japanese_tidy(kept[i]);
        assert_string_equal(tidy, kept[i]);
    }
}

static void numbers_and_addresses_become_half_width(void **state)
{
    (void)state;
    static const row rows[] = {
        {"０３－１２３４－５６７８", "03-1234-5678"},
        {"03ー1234ー5678", "03-1234-5678"},
        {"03‐1234―5678", "03-1234-5678"},
        {"03−1234–5678", "03-1234-5678"},
        {"03ｰ1234─5678", "03-1234-5678"},
        {"　（０３）１２３４　", "(03)1234"},
        {"Ａｂｃ＠ｅｘａｍｐｌｅ．ｌｇ．ｊｐ", "Abc@example.lg.jp"},
        {"①", "1"},
    };
    assert_all(japanese_half_width, rows, G_N_ELEMENTS(rows));
}

static void readings_become_full_width_katakana(void **state)
{
    (void)state;
    static const row rows[] = {
        {"せたがや　はなこ", "セタガヤ ハナコ"},
        {"ｾﾀｶﾞﾔ ﾊﾅｺ", "セタガヤ ハナコ"},
        {"セタガヤ  　 ハナコ ", "セタガヤ ハナコ"},
        {"か\u3099", "ガ"},
        {"カ゛ハ゜", "ガパ"},
        {"を゛", "ヺ"},
        {"らーめん", "ラーメン"},
        {"ラ－メ−ン‐", "ラーメーンー"},
        {"ｱﾝ･ｼｬﾘｰ", "アン・シャリー"},
        {"ゔぁいおりん", "ヴァイオリン"},
        {"いすゞ", "イスヾ"},
        {"-1-2", "-1-2"},
        {"", ""},
    };
    assert_all(japanese_katakana, rows, G_N_ELEMENTS(rows));
}

static void only_katakana_and_its_signs_are_katakana(void **state)
{
    (void)state;
    static const char *const right[] = {
        "セタガヤ ハナコ", "セタガヤ　ハナコ", "アン・シャリー", "ヴ", "ㇰ", "イスヾ", ""};
    static const char *const wrong[] = {"せたがや",  "ｾﾀｶﾞﾔ", "世田谷", "Setagaya",  "セタガヤ1",
                                        "セタガヤ-", "ヿ",    "゠",     "セタガヤ\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(right); i++)
        assert_true(japanese_is_katakana(right[i]));
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        assert_false(japanese_is_katakana(wrong[i]));
}

static void a_search_finds_every_way_of_writing_a_name(void **state)
{
    (void)state;
    static const row rows[] = {
        {"髙橋", "高橋"},
        {"﨑", "崎"},
        {"渡邉", "渡辺"},
        {"渡邊", "渡辺"},
        {"𠮷田", "吉田"},
        {"葛\U000E0100飾区", "葛飾区"},
        {"\uFA19", "神"},
        {"やまだ　たろう", "ヤマダタロウ"},
        {"ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダタロウ"},
        {"霞ヶ関", "霞ケ関"},
        {"カ゛ハ゜", "ガパ"},
        {"サーバー", "サ-バ-"},
        {"サ－バ−", "サ-バ-"},
        {"ＡＢＣクリニック", "abcクリニック"},
        {"①", "1"},
        {" 　", ""},
    };
    assert_all(japanese_fold, rows, G_N_ELEMENTS(rows));
}

static void ordinary_and_municipal_text_is_accepted(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",        "一行目\r\n\t二行目", "髙﨑𠮷",       "①⑴Ⅰ㎝㈱", "™ © ®",  "🈟",        "•",
        "\uF06E",  "☎ ★ ♥ ♪ ※ 〒",       "葛\U000E0100", "ñé",      "한국어", "居家疗养", "# * 0-9",
        "~\u00A0",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        if (japanese_first_refused(texts[i]) != 0)
            fail_msg("%s was refused", texts[i]);
}

static void controls_non_characters_and_emoji_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        gunichar refused;
    } rows[] = {
        {"a\x01", 0x01},
        {"\x0B", 0x0B},
        {"\x0C", 0x0C},
        {"\x1F", 0x1F},
        {"\x7F", 0x7F},
        {"\xC2\x85", 0x85},
        {"\xC2\x9F", 0x9F},
        {"\uFDD0", 0xFDD0},
        {"\uFFFE", 0xFFFE},
        {"\U0010FFFF", 0x10FFFF},
        {"お願いします👉", 0x1F449},
        {"😀", 0x1F600},
        {"🤖", 0x1F916},
        {"🏥", 0x1F3E5},
        {"🇯🇵", 0x1F1EF},
        {"👨‍👩‍👧", 0x1F468},
        {"⭐", 0x2B50},
        {"☎️", 0x260E},
        {"©️", 0xA9},
        {"🈁", 0x1F201},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        assert_int_equal(japanese_first_refused(rows[i].text), rows[i].refused);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tidying_composes_kana_and_trims_and_nothing_else),
        cmocka_unit_test(signs_of_municipal_papers_and_names_stay_as_typed),
        cmocka_unit_test(numbers_and_addresses_become_half_width),
        cmocka_unit_test(readings_become_full_width_katakana),
        cmocka_unit_test(only_katakana_and_its_signs_are_katakana),
        cmocka_unit_test(a_search_finds_every_way_of_writing_a_name),
        cmocka_unit_test(ordinary_and_municipal_text_is_accepted),
        cmocka_unit_test(controls_non_characters_and_emoji_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
