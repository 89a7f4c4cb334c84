#include "pages/public/intake.h"

#include <glib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static json_t *read_json(const char *text)
{
    json_t *value = json_loads(text, 0, NULL);

    assert_non_null(value);
    return value;
}

static void assert_priority(const char *answers, intake_priority expected)
{
    json_auto_t *value = read_json(answers);

    assert_int_equal(intake_judge(value), expected);
}

static void who_wants_an_answer_today_is_urgent(void **state)
{
    (void)state;
    assert_priority("{\"q_urgency\":{\"code\":\"today\"}}", INTAKE_URGENT);
    assert_priority("{\"q_urgency\":{\"code\":\"d3\"}}", INTAKE_NORMAL);
    assert_priority("{\"q_urgency\":{\"code\":\"later\"}}", INTAKE_NORMAL);
}

static void a_life_in_danger_is_urgent_whenever_the_answer_is_wanted(void **state)
{
    static const char *const worries[] = {"suicide", "violence", "eat"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(worries); i++) {
        g_autofree char *answers = g_strdup_printf("{\"q_urgency\":{\"code\":\"later\"},"
                                                   "\"q_worry\":[{\"code\":\"out\"},"
                                                   "{\"code\":\"%s\"}]}",
                                                   worries[i]);
        assert_priority(answers, INTAKE_URGENT);
    }
}

static void other_worries_wait_their_turn(void **state)
{
    (void)state;
    assert_priority("{\"q_worry\":[{\"code\":\"dirty\"},{\"code\":\"power\"}]}", INTAKE_NORMAL);
    assert_priority("{\"q_worry\":[{\"code\":\"none\"}]}", INTAKE_NORMAL);
    assert_priority("{}", INTAKE_NORMAL);
}

static void a_code_counts_only_under_its_own_question(void **state)
{
    (void)state;
    assert_priority("{\"q_topics\":[{\"code\":\"eat\"}],\"p_place\":{\"code\":\"today\"},"
                    "\"q_detail\":\"suicide\"}",
                    INTAKE_NORMAL);
}

static void the_town_routes_and_the_name_is_for_lists(void **state)
{
    json_auto_t *answers = read_json("{\"p_town\":{\"code\":\"asahi-1\"},\"c_name\":\"髙﨑 花子\","
                                     "\"q_urgency\":{\"code\":\"today\"}}");
    submission what = {0};

    (void)state;
    intake_fill(&what, answers);
    assert_string_equal(what.town_code, "asahi-1");
    assert_string_equal(what.consulter_name, "髙﨑 花子");
    assert_string_equal(what.urgency, "today");
    assert_int_equal(what.priority, 1);
    assert_ptr_equal(what.answers, answers);
}

static void without_town_and_name_the_central_desk_gets_an_anonymous_one(void **state)
{
    json_auto_t *answers = read_json("{\"p_inarea\":{\"code\":\"out\"},"
                                     "\"c_anon\":[{\"code\":\"yes\"}]}");
    submission what = {0};

    (void)state;
    intake_fill(&what, answers);
    assert_null(what.town_code);
    assert_null(what.consulter_name);
    assert_int_equal(what.priority, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_wants_an_answer_today_is_urgent),
        cmocka_unit_test(a_life_in_danger_is_urgent_whenever_the_answer_is_wanted),
        cmocka_unit_test(other_worries_wait_their_turn),
        cmocka_unit_test(a_code_counts_only_under_its_own_question),
        cmocka_unit_test(the_town_routes_and_the_name_is_for_lists),
        cmocka_unit_test(without_town_and_name_the_central_desk_gets_an_anonymous_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
