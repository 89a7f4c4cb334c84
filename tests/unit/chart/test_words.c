#include "chart/words.h"

#include "chart/chart.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_lines(const char *text, double letters, const char *expected)
{
    g_autoptr(GPtrArray) lines = words_wrap(text, letters * CHART_LETTER);
    g_autofree char *joined = g_strdup("");
    for (guint i = 0; i < lines->len; i++) {
        g_autofree char *before = g_steal_pointer(&joined);
        joined = g_strconcat(before, i == 0 ? "" : "|", (char *)lines->pdata[i], NULL);
        assert_true(words_width(lines->pdata[i]) <= letters * CHART_LETTER);
    }
    assert_string_equal(joined, expected);
}

static void a_full_width_letter_is_as_wide_as_it_is_high(void **state)
{
    (void)state;
    assert_true(words_width("日常の療養支援") == 7.0 * CHART_LETTER);
    assert_true(words_width("①…→") == 3.0 * CHART_LETTER);
}

static void digits_are_narrower_and_marks_take_no_room(void **state)
{
    (void)state;
    assert_true(words_width("1,234") < 3.1 * CHART_LETTER);
    assert_true(words_width("か\u3099") == words_width("か"));
}

static void lines_are_parted_where_a_phrase_begins(void **state)
{
    (void)state;
    assert_lines("家族関係・キーパーソンの不在", 10, "家族関係・|キーパーソンの不在");
    assert_lines("医療処置が必要になった", 9, "医療処置が|必要になった");
    assert_lines("地域包括支援センター", 9, "地域包括支援|センター");
    assert_lines("Care manager (home care support office)", 14,
                 "Care manager (home|care support office)");
}

static void what_fits_stays_on_one_line(void **state)
{
    (void)state;
    assert_lines("介護負担・介護疲れ", 9, "介護負担・介護疲れ");
    assert_lines("", 9, "");
}

static void no_line_begins_with_a_closing_sign(void **state)
{
    (void)state;
    assert_lines("ああああああ、いいいい", 6, "あああああ|あ、いいいい");
    assert_lines("カーカーカーカーカー", 5, "カーカー|カーカー|カー");
}

static void a_word_longer_than_the_room_is_parted_anyway(void **state)
{
    (void)state;
    g_autofree char *word = g_strnfill(40, 'W');
    g_autoptr(GPtrArray) lines = words_wrap(word, 5.0 * CHART_LETTER);
    assert_int_equal(lines->len, 8);
}

static void line_feeds_and_what_is_invisible_are_not_drawn(void **state)
{
    (void)state;
    g_autofree char *clean = words_clean("  一行\n\n二行\t\u202e三\u200b行\x01 ");
    assert_string_equal(clean, "一行 二行 三行");
}

static void a_label_beyond_the_limit_ends_in_an_ellipsis(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < CHART_LABEL_MAX; i++) {
        g_string_append(text, "長");
    }
    g_autofree char *whole = words_clean(text->str);
    assert_string_equal(whole, text->str);
    g_string_append(text, "い");
    g_autofree char *cut = words_clean(text->str);
    assert_int_equal(g_utf8_strlen(cut, -1), CHART_LABEL_MAX);
    assert_true(g_str_has_suffix(cut, "長…"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_width_letter_is_as_wide_as_it_is_high),
        cmocka_unit_test(digits_are_narrower_and_marks_take_no_room),
        cmocka_unit_test(lines_are_parted_where_a_phrase_begins),
        cmocka_unit_test(what_fits_stays_on_one_line),
        cmocka_unit_test(no_line_begins_with_a_closing_sign),
        cmocka_unit_test(a_word_longer_than_the_room_is_parted_anyway),
        cmocka_unit_test(line_feeds_and_what_is_invisible_are_not_drawn),
        cmocka_unit_test(a_label_beyond_the_limit_ends_in_an_ellipsis),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
