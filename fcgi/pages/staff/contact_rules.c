#include "pages/staff/contact_rules.h"

#include <string.h>

static const char *code_of(const json_t *answers, const char *link_id)
{
    return json_string_value(json_object_get(json_object_get(answers, link_id), "code"));
}

static bool has_code(const json_t *answers, const char *link_id, const char *code)
{
    return g_strcmp0(code_of(answers, link_id), code) == 0;
}

static bool day_of(const json_t *answers, const char *link_id, calendar_date *day)
{
    const char *text = json_string_value(json_object_get(answers, link_id));

    return text != NULL && calendar_parse_iso(text, day);
}

/* In whole years; who was born on 29 February is a year older on 1 March. */
static int years_between(calendar_date from, calendar_date to)
{
    const bool before_birthday =
        to.month < from.month || (to.month == from.month && to.day < from.day);

    return to.year - from.year - (before_birthday ? 1 : 0);
}

const char *contact_rules_age(const json_t *answers)
{
    static const struct {
        int from;
        const char *code;
    } bands[] = {{90, "a90"}, {85, "a85"}, {80, "a80"}, {75, "a75"}, {70, "a70"},
                 {65, "a65"}, {40, "a40"}, {18, "a18"}, {0, "u18"}};
    calendar_date birth;
    calendar_date day;

    if (!day_of(answers, "subj_birth", &birth) || !day_of(answers, "contact_at", &day)) {
        return NULL;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(bands); i++) {
        if (years_between(birth, day) >= bands[i].from) {
            return bands[i].code;
        }
    }
    return NULL;
}

static bool is_one_of(const json_t *codes, const char *code)
{
    size_t i = 0;
    const json_t *value = NULL;

    json_array_foreach(codes, i, value)
    {
        if (g_strcmp0(json_string_value(value), code) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_foreign_desk(const json_t *answers, const contact_ground_rules *ground)
{
    const char *desk = code_of(answers, "desk");

    return desk != NULL && !is_one_of(ground->desks, desk);
}

static bool is_future(const json_t *answers, const char *link_id,
                      const contact_ground_rules *ground)
{
    calendar_date day;

    return day_of(answers, link_id, &day) && calendar_compare(day, ground->today) > 0;
}

static bool contact_is_future(const json_t *answers, const contact_ground_rules *ground)
{
    return is_future(answers, "contact_at", ground);
}

static bool outcome_is_future(const json_t *answers, const contact_ground_rules *ground)
{
    return is_future(answers, "outcome_date", ground);
}

static bool is_unborn(const json_t *answers, const contact_ground_rules *ground)
{
    calendar_date birth;
    calendar_date day;

    (void)ground;
    return day_of(answers, "subj_birth", &birth) && day_of(answers, "contact_at", &day) &&
           calendar_compare(birth, day) > 0;
}

static bool contradicts_birth(const json_t *answers, const contact_ground_rules *ground)
{
    const char *by_birth = contact_rules_age(answers);
    const char *typed = code_of(answers, "subj_age");

    (void)ground;
    return by_birth != NULL && typed != NULL && strcmp(by_birth, typed) != 0;
}

static bool repeats_main_factor(const json_t *answers, const contact_ground_rules *ground)
{
    const char *main_factor = code_of(answers, "main_factor");
    size_t i = 0;
    const json_t *value = NULL;

    (void)ground;
    json_array_foreach(json_object_get(answers, "sub_factors"), i, value)
    {
        if (main_factor != NULL &&
            g_strcmp0(json_string_value(json_object_get(value, "code")), main_factor) == 0) {
            return true;
        }
    }
    return false;
}

static const struct {
    const char *link_id, *key;
    bool (*broken)(const json_t *answers, const contact_ground_rules *ground);
} rules[] = {
    {"desk", "staff_contact_foreign_desk", is_foreign_desk},
    {"contact_at", "staff_contact_future", contact_is_future},
    {"subj_birth", "staff_contact_unborn", is_unborn},
    {"subj_age", "staff_contact_age", contradicts_birth},
    {"sub_factors", "staff_contact_same_factor", repeats_main_factor},
    {"outcome_date", "staff_contact_outcome_future", outcome_is_future},
};

json_t *contact_rules_issues(const json_t *answers, const contact_ground_rules *ground)
{
    json_t *issues = json_array();

    for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) {
        if (rules[i].broken(answers, ground)) {
            json_array_append_new(
                issues, json_pack("{s:s, s:s}", "link_id", rules[i].link_id, "key", rules[i].key));
        }
    }
    return issues;
}

json_t *contact_rules_hints(const json_t *answers)
{
    const bool provisional = has_code(answers, "care_level", "applying") &&
                             has_code(answers, "main_factor", "cancer_end");

    return provisional ? json_pack("[s]", "staff_contact_hint_provisional") : json_array();
}
