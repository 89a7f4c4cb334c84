#include "base/daytime.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct {
    const char *typed;
    const char *iso;
} reading;

static void assert_read(const reading *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        daytime time;
        bool next_day = true;
        if (!daytime_parse(rows[i].typed, &time, &next_day))
            fail_msg("%s was refused", rows[i].typed);
        g_autofree char *iso = daytime_iso(time);
        if (strcmp(iso, rows[i].iso) != 0)
            fail_msg("%s was read as %s", rows[i].typed, iso);
        assert_false(next_day);
    }
}

static void assert_refused(const char *const *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        daytime time = {1, 2, 3};
        bool next_day = true;
        if (daytime_parse(rows[i], &time, &next_day))
            fail_msg("%s was accepted", rows[i]);
        assert_int_equal(time.hour, 1);
        assert_true(next_day);
    }
}

static void what_people_type_is_read(void **state)
{
    (void)state;
    static const reading rows[] = {
        {"14:30", "14:30:00"},       {"１４：３０", "14:30:00"},
        {"9:05", "09:05:00"},        {"09:05:59", "09:05:59"},
        {" 14 : 30　", "14:30:00"},  {"0:00", "00:00:00"},
        {"23:59:59", "23:59:59"},    {"14時30分", "14:30:00"},
        {"14 時 30 分", "14:30:00"}, {"１４時３０分１５秒", "14:30:15"},
        {"14時", "14:00:00"},        {"0時5分", "00:05:00"},
        {"9時半", "09:30:00"},       {"十四時三十分", "14:30:00"},
        {"二時半", "02:30:00"},      {"零時五分", "00:05:00"},
        {"正午", "12:00:00"},        {"　正午　", "12:00:00"},
        {"0900", "09:00:00"},        {"０９００", "09:00:00"},
        {"1430", "14:30:00"},        {"930", "09:30:00"},
    };
    assert_read(rows, G_N_ELEMENTS(rows));
}

static void a_half_of_the_day_stands_before_or_behind(void **state)
{
    (void)state;
    static const reading rows[] = {
        {"午前9時", "09:00:00"},      {"午後2時30分", "14:30:00"}, {"午後二時", "14:00:00"},
        {"午後 ２時半", "14:30:00"},  {"午後2:30", "14:30:00"},    {"午後230", "14:30:00"},
        {"午後2", "14:00:00"},        {"午前0時", "00:00:00"},     {"午前11時59分", "11:59:00"},
        {"PM 2:30", "14:30:00"},      {"2:30 pm", "14:30:00"},     {"2:30pm", "14:30:00"},
        {"2pm", "14:00:00"},          {"2 p.m.", "14:00:00"},      {"9 A.M.", "09:00:00"},
        {"ＰＭ２：３０", "14:30:00"}, {"㏘2:30", "14:30:00"},      {"11:59:59 PM", "23:59:59"},
        {"2時半 午後", "14:30:00"},
    };
    assert_read(rows, G_N_ELEMENTS(rows));
}

static void a_redundant_half_is_taken_and_a_contradicting_one_refused(void **state)
{
    (void)state;
    static const reading rows[] = {{"午後14時", "14:00:00"},
                                   {"午後13:00", "13:00:00"},
                                   {"午後23時59分", "23:59:00"},
                                   {"14:30 pm", "14:30:00"}};
    static const char *const wrong[] = {"午前14時", "午前13:00", "14:30 am",
                                        "午後24時", "午前24時",  "24:00 pm"};
    assert_read(rows, G_N_ELEMENTS(rows));
    assert_refused(wrong, G_N_ELEMENTS(wrong));
}

static void twelve_o_clock_is_read_only_where_it_has_one_meaning(void **state)
{
    (void)state;
    static const reading rows[] = {
        {"午後0時", "12:00:00"},   {"午後0時30分", "12:30:00"}, {"午後12時30分", "12:30:00"},
        {"午後12:01", "12:01:00"}, {"12 pm", "12:00:00"},       {"12:30 PM", "12:30:00"},
        {"12 am", "00:00:00"},     {"AM 12:30", "00:30:00"},    {"PM 0:30", "12:30:00"},
        {"12時", "12:00:00"},
    };
    static const char *const wrong[] = {"午前12時", "午前12時30分", "午前12:30",
                                        "午後12時", "午後12:00",    "午後12"};
    assert_read(rows, G_N_ELEMENTS(rows));
    assert_refused(wrong, G_N_ELEMENTS(wrong));
}

static void twenty_four_o_clock_is_the_beginning_of_the_next_day(void **state)
{
    (void)state;
    static const char *const typed[] = {"24:00", "24時",    "２４：００：００",
                                        "2400",  "24時0分", "二十四時"};
    for (size_t i = 0; i < G_N_ELEMENTS(typed); i++) {
        daytime time;
        bool next_day = false;
        assert_true(daytime_parse(typed[i], &time, &next_day));
        g_autofree char *iso = daytime_iso(time);
        assert_string_equal(iso, "00:00:00");
        assert_true(next_day);
        assert_true(daytime_parse(typed[i], &time, NULL));
    }
}

static void what_is_no_time_is_refused_and_leaves_the_results_alone(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",
        " ",
        "昼",
        "14",
        "9",
        "14:",
        "14:3",
        "9:3",
        "14:300",
        "14:30:",
        "14:30:5",
        "14:30:60",
        "14:60",
        "25:00",
        "24:01",
        "24:00:01",
        "24時半",
        "25時",
        "2500",
        "1460",
        "014:30",
        "14:30:00.5",
        "14-30",
        "14.30",
        ":30",
        "時",
        "半",
        "14時30",
        "14時60分",
        "14時30分60秒",
        "14時分",
        "14分",
        "14時半5分",
        "30",
        "12345",
        "143000",
        "午後",
        "pm",
        "午前午後2時",
        "午後2時pm",
        "am 2 pm",
        "-1:30",
        "14:30Z",
        "14:30+09:00",
        "正午半",
        "午後正午",
        "九九九九九九九千時",
        "99999999時",
        "14時30分ごろ",
        "14:30 14:30",
    };
    assert_refused(wrong, G_N_ELEMENTS(wrong));
}

static void a_time_is_shown_as_offices_write_it(void **state)
{
    (void)state;
    static const struct {
        daytime time;
        const char *iso;
        const char *text;
    } rows[] = {
        {{14, 30, 0}, "14:30:00", "14:30"},
        {{9, 5, 0}, "09:05:00", "9:05"},
        {{0, 0, 0}, "00:00:00", "0:00"},
        {{23, 59, 5}, "23:59:05", "23:59:05"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *iso = daytime_iso(rows[i].time);
        g_autofree char *text = daytime_display(rows[i].time);
        assert_string_equal(iso, rows[i].iso);
        assert_string_equal(text, rows[i].text);
    }
}

static void every_time_is_read_again_as_it_is_written_and_shown(void **state)
{
    (void)state;
    for (int second = 0; second < 24 * 60 * 60; second += 7) {
        daytime time = {second / 3600, second / 60 % 60, second % 60};
        daytime again;
        g_autofree char *iso = daytime_iso(time);
        g_autofree char *shown = daytime_display(time);
        assert_true(daytime_is_valid(time));
        assert_true(daytime_parse(iso, &again, NULL));
        assert_memory_equal(&time, &again, sizeof time);
        assert_true(daytime_parse(shown, &again, NULL));
        assert_memory_equal(&time, &again, sizeof time);
    }
}

static void what_no_clock_shows_is_invalid(void **state)
{
    (void)state;
    static const daytime wrong[] = {{24, 0, 0}, {-1, 0, 0}, {0, 60, 0},
                                    {0, -1, 0}, {0, 0, 60}, {0, 0, -1}};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        assert_false(daytime_is_valid(wrong[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_people_type_is_read),
        cmocka_unit_test(a_half_of_the_day_stands_before_or_behind),
        cmocka_unit_test(a_redundant_half_is_taken_and_a_contradicting_one_refused),
        cmocka_unit_test(twelve_o_clock_is_read_only_where_it_has_one_meaning),
        cmocka_unit_test(twenty_four_o_clock_is_the_beginning_of_the_next_day),
        cmocka_unit_test(what_is_no_time_is_refused_and_leaves_the_results_alone),
        cmocka_unit_test(a_time_is_shown_as_offices_write_it),
        cmocka_unit_test(every_time_is_read_again_as_it_is_written_and_shown),
        cmocka_unit_test(what_no_clock_shows_is_invalid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
