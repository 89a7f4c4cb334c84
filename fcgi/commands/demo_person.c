#include "commands/demo_person.h"

#include "commands/demo_chance.h"
#include "form/answer.h"

#include <string.h>

static const char *const members[] = {"name", "kana", "birth", "gender", "age", "town"};

/* The years of each age band; a person of the demo grows no older than it within a case. */
static const struct {
    const char *band;
    int from, years;
} bands[] = {
    {"u18", 2, 14}, {"a18", 20, 18}, {"a40", 42, 21}, {"a65", 65, 4}, {"a70", 70, 4},
    {"a75", 75, 4}, {"a80", 80, 4},  {"a85", 85, 4},  {"a90", 90, 7},
};

static const char *first(const json_t *entries, const char *name)
{
    return json_string_value(json_array_get(json_object_get(entries, name), 0));
}

static void set(json_t *told, const char *member, const char *value)
{
    json_object_set_new(told, member, value != NULL ? json_string(value) : json_null());
}

/* A birthday of that band, or NULL. The caller frees it. */
static char *draw_birth(const char *band, calendar_date today, GRand *chance)
{
    for (gsize i = 0; i < G_N_ELEMENTS(bands); i++) {
        if (strcmp(bands[i].band, band) == 0) {
            const calendar_date birth = {.year = today.year - bands[i].from - 1 -
                                                 g_rand_int_range(chance, 0, bands[i].years),
                                         .month = g_rand_int_range(chance, 1, 13),
                                         .day = g_rand_int_range(chance, 1, 29)};
            return calendar_iso(birth);
        }
    }
    return NULL;
}

static void draw_name(json_t *told, const json_t *lists, const char *gender, GRand *chance)
{
    const json_t *surname = demo_chance_of(chance, json_object_get(lists, "surnames"));
    const json_t *given =
        demo_chance_of(chance, json_object_get(json_object_get(lists, "given"),
                                               strcmp(gender, "m") == 0 ? "m" : "f"));

    for (size_t i = 0; i < 2; i++) {
        g_autofree char *whole =
            g_strdup_printf("%s %s", json_string_value(json_array_get(surname, i)),
                            json_string_value(json_array_get(given, i)));
        set(told, members[i], whole);
    }
}

void demo_person_draw(json_t *told, const demo_plot *plot, const json_t *story, GRand *chance)
{
    const json_t *entries = json_object_get(told, "entries");
    const char *age = first(entries, "age");
    const char *gender = first(entries, "gender");
    const json_t *town = demo_chance_of(chance, json_object_get(plot->places, "towns"));

    set(told, "age", age);
    set(told, "gender", gender);
    set(told, "town", json_string_value(json_object_get(town, "code")));
    if (!json_is_true(json_object_get(story, "anonymous"))) {
        g_autofree char *birth = draw_birth(age, plot->today, chance);
        draw_name(told, plot->stories, gender, chance);
        set(told, "birth", g_rand_int_range(chance, 0, 4) > 0 ? birth : NULL);
    }
}

void demo_person_of_request(json_t *told, const json_t *asked)
{
    json_t *entries = json_object_get(told, "entries");
    static const char *const same[][2] = {{"household", "p_household"},
                                          {"care_level", "p_care"},
                                          {"caller_name", "c_name"},
                                          {"caller_tel", "c_tel"},
                                          {"caller_org", "c_org"}};

    set(told, "name", first(asked, "p_name"));
    set(told, "kana", first(asked, "p_kana"));
    set(told, "age", first(asked, "p_age") != NULL ? first(asked, "p_age") : "unknown");
    set(told, "gender", first(asked, "p_gender") != NULL ? first(asked, "p_gender") : "na");
    set(told, "town", first(asked, "p_town"));
    for (gsize i = 0; i < G_N_ELEMENTS(same); i++) {
        if (first(asked, same[i][1]) != NULL) {
            json_object_set(entries, same[i][0], json_object_get(asked, same[i][1]));
        }
    }
}

void demo_person_again(json_t *told, const json_t *before)
{
    for (gsize i = 0; i < G_N_ELEMENTS(members); i++) {
        json_object_set(told, members[i], json_object_get(before, members[i]));
    }
    json_object_set(told, "person", json_object_get(before, "person"));
    json_object_set_new(told, "again", json_true());
    demo_person_write(told);
}

void demo_person_write(json_t *told)
{
    json_t *entries = json_object_get(told, "entries");

    for (gsize i = 0; i < G_N_ELEMENTS(members); i++) {
        g_autofree char *question = g_strconcat("subj_", members[i], NULL);
        json_t *value = json_object_get(told, members[i]);

        json_object_set_new(entries, question,
                            json_is_string(value) ? json_pack("[O]", value) : json_array());
    }
    json_object_del(entries, "age");
    json_object_del(entries, "gender");
    if (!json_is_string(json_object_get(told, "town"))) {
        json_object_set_new(entries, "subj_town", json_pack("[s]", ANSWER_OTHER));
        json_object_set_new(entries, "subj_town:other", json_pack("[s]", "となりの市"));
    }
    if (json_object_get(told, "receipt_no") != NULL) {
        json_object_set_new(entries, "intake_no",
                            json_pack("[O]", json_object_get(told, "receipt_no")));
    }
}

void demo_person_name_caller(json_t *entries, const json_t *stories, bool is_first)
{
    const char *type = first(entries, "caller_type");
    json_t *profession = json_object_get(json_object_get(stories, "professions"), type);

    if (profession != NULL) {
        json_object_set_new(entries, "caller_pro", json_pack("[O]", profession));
    }
    if (!is_first) {
        json_object_del(entries, "caller_name");
        json_object_del(entries, "caller_tel");
        json_object_del(entries, "caller_org");
    }
}
