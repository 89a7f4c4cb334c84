/* Conditions in words, for who fills in paper. */

#include "paper.h"

#define IS(how, answer)                                                                            \
    "{'question': 'iro', 'operator': '" how "', 'answerCoding': {'system': "                       \
    "'https://example.jp/q/options/iro', 'code': '" answer "'}}"
#define GIVEN(question, answer)                                                                    \
    "{'question': '" question "', 'operator': 'exists', 'answerBoolean': " answer "}"

/* The condition of the last question, which is asked under these of the first three. */
static void assert_condition(const desk *d, const char *behavior, const char *when,
                             const char *expected)
{
    g_autofree char *items =
        g_strdup_printf("%s, %s, %s, %s, 'enableBehavior': '%s', "
                        "'enableWhen': [%s]}",
                        COLOUR("iro"), QUESTION("na", "string"), QUESTION("nen", "integer"),
                        ITEM("last", "string"), behavior, when);
    json_auto_t *view = paper_of(d, items, "{}");
    assert_string_equal(string_of(item_at(view, 3), "condition"), expected);
}

static void a_condition_is_told_with_the_number_of_its_question(void **state)
{
    assert_condition(*state, "all", IS("=", "red"), "「1 iro」が「赤」の場合に、ご記入ください。");
    assert_condition(*state, "all", GIVEN("na", "true"),
                     "「2 na」に記入がある場合に、ご記入ください。");
    assert_condition(*state, "all", GIVEN("na", "false"),
                     "「2 na」に記入がない場合に、ご記入ください。");
}

static void numbers_are_compared_in_words(void **state)
{
    static const struct {
        const char *how, *words;
    } cases[] = {
        {">", "「3 nen」が「65」より大きい場合に、ご記入ください。"},
        {"<", "「3 nen」が「65」より小さい場合に、ご記入ください。"},
        {">=", "「3 nen」が「65」以上の場合に、ご記入ください。"},
        {"<=", "「3 nen」が「65」以下の場合に、ご記入ください。"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *when = g_strdup_printf(
            "{'question': 'nen', 'operator': '%s', 'answerInteger': 65}", cases[i].how);
        assert_condition(*state, "all", when, cases[i].words);
    }
}

static void answers_to_one_question_stand_in_one_sentence(void **state)
{
    assert_condition(*state, "any", IS("=", "red") ", " GIVEN("na", "true") ", " IS("=", "blue"),
                     "「1 iro」が「赤」か「青」の場合、または「2 na」に記入がある場合に、"
                     "ご記入ください。");
}

static void conditions_that_must_all_hold_are_told_so(void **state)
{
    assert_condition(*state, "all", IS("=", "red") ", " GIVEN("na", "false"),
                     "「1 iro」が「赤」の場合、かつ「2 na」に記入がない場合に、ご記入ください。");
}

static void what_must_stand_beside_a_difference_is_not_told(void **state)
{
    assert_condition(*state, "all",
                     GIVEN("iro", "true") ", " IS("!=", "red") ", " GIVEN("na", "true"),
                     "「1 iro」が「赤」以外の場合、かつ「2 na」に記入がある場合に、"
                     "ご記入ください。");
}

static void a_question_that_is_always_asked_has_none(void **state)
{
    json_auto_t *view = paper_of(*state, COLOUR("iro"), "{}");
    assert_true(json_is_null(json_object_get(item_at(view, 0), "condition")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_condition_is_told_with_the_number_of_its_question),
        cmocka_unit_test(numbers_are_compared_in_words),
        cmocka_unit_test(answers_to_one_question_stand_in_one_sentence),
        cmocka_unit_test(conditions_that_must_all_hold_are_told_so),
        cmocka_unit_test(what_must_stand_beside_a_difference_is_not_told),
        cmocka_unit_test(a_question_that_is_always_asked_has_none),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
