#include "pages/staff/contact_rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Written with ' for ", so that it can be read. */
static json_t *answers_of(const char *text)
{
    g_autofree char *json = g_strdelimit(g_strdup(text), "'", '"');
    json_t *answers = json_loads(json, 0, NULL);

    assert_non_null(answers);
    return answers;
}

/* The questions that something is wrong with, on 24 November 2026 at the desks central and north.
 */
static char *broken(const char *text)
{
    json_auto_t *answers = answers_of(text);
    json_auto_t *desks = json_pack("[s, s]", "central", "north");
    const contact_ground_rules ground = {.today = {2026, 11, 24}, .desks = desks};
    json_auto_t *issues = contact_rules_issues(answers, &ground);
    GString *names = g_string_new(NULL);
    size_t i = 0;
    const json_t *issue = NULL;

    json_array_foreach(issues, i, issue)
    {
        g_string_append_printf(names, "%s%s", i > 0 ? " " : "",
                               json_string_value(json_object_get(issue, "link_id")));
    }
    return g_string_free(names, FALSE);
}

static void assert_broken(const char *answers, const char *expected)
{
    g_autofree char *names = broken(answers);

    assert_string_equal(names, expected);
}

static void a_contact_of_today_breaks_no_rule(void **state)
{
    (void)state;
    assert_broken("{'desk': {'code': 'north'}, 'contact_at': '2026-11-24', 'outcome_date': "
                  "'2026-11-24', 'main_factor': {'code': 'dementia'}, 'sub_factors': [{'code': "
                  "'living_alone'}], 'subj_birth': '1941-05-03', 'subj_age': {'code': 'a85'}}",
                  "");
    assert_broken("{}", "");
}

static void no_day_is_in_the_future(void **state)
{
    (void)state;
    assert_broken("{'contact_at': '2026-11-25', 'outcome_date': '2026-11-25'}",
                  "contact_at outcome_date");
}

static void the_desk_is_one_of_the_officers_own(void **state)
{
    (void)state;
    assert_broken("{'desk': {'code': 'south'}}", "desk");
}

static void the_main_factor_is_no_further_factor(void **state)
{
    (void)state;
    assert_broken("{'main_factor': {'code': 'acp'}, 'sub_factors': [{'code': 'refuse'}, {'code': "
                  "'acp'}]}",
                  "sub_factors");
}

static void an_age_that_contradicts_the_birth_is_told(void **state)
{
    (void)state;
    assert_broken("{'contact_at': '2026-11-24', 'subj_birth': '1941-05-03', 'subj_age': {'code': "
                  "'a80'}}",
                  "subj_age");
    assert_broken("{'contact_at': '2026-11-24', 'subj_birth': '2026-11-25'}", "subj_birth");
}

static void the_age_is_that_of_the_day_of_the_contact(void **state)
{
    static const struct {
        const char *birth, *day, *code;
    } rows[] = {
        {"1941-11-24", "2026-11-23", "a80"}, {"1941-11-24", "2026-11-24", "a85"},
        {"2008-11-25", "2026-11-24", "u18"}, {"2008-11-24", "2026-11-24", "a18"},
        {"1936-11-24", "2026-11-24", "a90"}, {"1920-01-01", "2026-11-24", "a90"},
        {"1944-02-29", "2019-02-28", "a70"}, {"1944-02-29", "2019-03-01", "a75"},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        json_auto_t *answers =
            json_pack("{s:s, s:s}", "subj_birth", rows[i].birth, "contact_at", rows[i].day);
        assert_string_equal(contact_rules_age(answers), rows[i].code);
    }
}

static void without_a_birth_there_is_no_age(void **state)
{
    json_auto_t *answers = answers_of("{'contact_at': '2026-11-24'}");

    (void)state;
    assert_null(contact_rules_age(answers));
}

static void terminal_cancer_before_certification_gets_its_hint(void **state)
{
    json_auto_t *both =
        answers_of("{'care_level': {'code': 'applying'}, 'main_factor': {'code': 'cancer_end'}}");
    json_auto_t *one = answers_of("{'care_level': {'code': 'k1'}, 'main_factor': {'code': "
                                  "'cancer_end'}}");
    json_auto_t *hints = contact_rules_hints(both);
    json_auto_t *none = contact_rules_hints(one);

    (void)state;
    assert_int_equal(json_array_size(hints), 1);
    assert_string_equal(json_string_value(json_array_get(hints, 0)),
                        "staff_contact_hint_provisional");
    assert_int_equal(json_array_size(none), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_contact_of_today_breaks_no_rule),
        cmocka_unit_test(no_day_is_in_the_future),
        cmocka_unit_test(the_desk_is_one_of_the_officers_own),
        cmocka_unit_test(the_main_factor_is_no_further_factor),
        cmocka_unit_test(an_age_that_contradicts_the_birth_is_told),
        cmocka_unit_test(the_age_is_that_of_the_day_of_the_contact),
        cmocka_unit_test(without_a_birth_there_is_no_age),
        cmocka_unit_test(terminal_cancer_before_certification_gets_its_hint),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
