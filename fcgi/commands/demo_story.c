#include "commands/demo_story.h"

#include "commands/demo_chance.h"
#include "commands/demo_person.h"

#include <string.h>

enum {
    THIS_YEAR_WHOLE = 210, /* days after which a year's number of contacts is reached */
    LATELY = 40,           /* days: cases of these are still open, and there are many of them */
};

typedef struct {
    const demo_plot *plot;
    GRand *chance;
    json_t *cases;
    gint64 today, year; /* days; the first day of this fiscal year */
    json_int_t left[2]; /* contacts still to come, of the last fiscal year and of this one */
    guint open;         /* cases that were left open so far */
    json_int_t people;
} teller;

/* The days from today until an open case's next step, in turn; some are overdue. */
static const int next_days[] = {0, 1, -2, 3, 0, 6, -1, 8, 0, 2, -6, 13};

static const char *text(const json_t *object, const char *member)
{
    return json_string_value(json_object_get(object, member));
}

static void put(json_t *entries, const char *name, const char *value)
{
    json_object_set_new(entries, name, value != NULL ? json_pack("[s]", value) : json_array());
}

/* Adds what a case or a step has fixed, and draws what it leaves open. */
static void add_entries(teller *t, json_t *entries, const json_t *source)
{
    const char *name = NULL;
    json_t *value = NULL;

    json_object_update(entries, json_object_get(source, "entries"));
    json_object_foreach(json_object_get(source, "any"), name, value)
    {
        json_t *drawn = demo_chance_of(t->chance, value);
        json_object_set_new(entries, name,
                            json_is_array(drawn) ? json_incref(drawn) : json_pack("[O]", drawn));
    }
}

/* When in the day; NULL now and then, since it is not always written down. The caller frees it. */
static char *draw_time(teller *t, const json_t *step)
{
    const bool late = json_is_true(json_object_get(step, "late"));
    const int minute = late ? g_rand_int_range(t->chance, 18 * 60, 21 * 60)
                            : g_rand_int_range(t->chance, 8 * 60 + 35, 17 * 60);

    if (!late && g_rand_int_range(t->chance, 0, 12) == 0) {
        return NULL;
    }
    return g_strdup_printf("%02d:%02d", minute / 60, minute % 60 / 5 * 5);
}

static void add_contact(teller *t, json_t *told, const json_t *step, gint64 day)
{
    json_t *contacts = json_object_get(told, "contacts");
    const size_t before = json_array_size(contacts);
    json_t *entries = json_deep_copy(json_object_get(told, "entries"));
    g_autofree char *date = demo_day_text(day);
    g_autofree char *time = draw_time(t, step);
    const json_t *discharge = json_object_get(step, "discharge");
    const bool again = json_is_true(json_object_get(told, "again"));

    add_entries(t, entries, step);
    demo_person_name_caller(entries, t->plot->stories, before == 0);
    put(entries, "contact_at", date);
    put(entries, "contact_time", time);
    put(entries, "case_kind", before > 0 ? "cont" : again ? "re" : "new");
    if (before > 0 || again) {
        json_object_del(entries, "route");
    }
    json_object_set(entries, "action_method", json_object_get(entries, "channel"));
    if (discharge != NULL) {
        g_autofree char *home = demo_day_text(day + demo_chance_within(t->chance, discharge));
        put(json_object_get(told, "entries"), "discharge_date", home);
        put(entries, "discharge_date", home);
    }
    json_array_append_new(contacts,
                          json_pack("{s:s, s:s?, s:O, s:o}", "day", date, "time", time, "desk",
                                    json_object_get(told, before > 0 ? "desk" : "first_desk"),
                                    "entries", entries));
}

static void go_on(json_t *contact, const json_t *step, gint64 next)
{
    json_t *entries = json_object_get(contact, "entries");
    const char *state = text(step, "state");
    g_autofree char *date = demo_day_text(next);

    put(entries, "state", state != NULL ? state : "open");
    if (state == NULL) {
        put(entries, "next_date", date);
    }
}

static void close_case(teller *t, json_t *contact, const json_t *outcomes)
{
    json_t *entries = json_object_get(contact, "entries");
    const json_t *outcome = demo_chance_weighted(t->chance, outcomes);

    put(entries, "state", "closed");
    put(entries, "outcome", json_string_value(json_array_get(outcome, 0)));
    put(entries, "outcome_date", text(contact, "day"));
    json_object_del(entries, "next_action");
}

/* What an open case waits for. */
static gint64 next_day(teller *t, gint64 last)
{
    const gint64 next = t->today + next_days[t->open++ % G_N_ELEMENTS(next_days)];

    return next > last ? next : demo_day_of_work(last + 3);
}

/* The contacts of a case from a day on, as far as today and the numbers of the years go. */
static void tell_contacts(teller *t, json_t *told, const json_t *story, gint64 day)
{
    const json_t *steps = json_object_get(story, "steps");
    json_t *contacts = json_object_get(told, "contacts");
    const json_t *step = NULL;
    gint64 before = day;

    for (size_t i = 0; i < json_array_size(steps); i++) {
        step = json_array_get(steps, i);
        if (i > 0) {
            day =
                demo_day_of_work(day + demo_chance_within(t->chance, json_object_get(step, "gap")));
            go_on(json_array_get(contacts, i - 1), json_array_get(steps, i - 1), day);
        }
        if (day > t->today) {
            go_on(json_array_get(contacts, i - 1), json_array_get(steps, i - 1),
                  next_day(t, before));
            return;
        }
        if (i > 0 && t->left[day >= t->year] == 0) {
            break;
        }
        t->left[day >= t->year]--;
        add_contact(t, told, step, day);
        before = day;
    }
    close_case(t, json_array_get(contacts, json_array_size(contacts) - 1),
               json_object_get(story, "outcomes"));
}

/* Where the case is, and where it began. Every twentieth was handed over. */
static void place_case(teller *t, json_t *told)
{
    const char *desk = demo_desk_of_town(t->plot->places, text(told, "town"));
    const bool handed = g_rand_int_range(t->chance, 0, 20) == 0;

    json_object_set_new(told, "desk", json_string(desk));
    json_object_set_new(told, "first_desk", json_string(handed ? "central" : desk));
}

static json_t *begin_case(teller *t, const json_t *story, const json_t *request)
{
    json_t *entries =
        json_pack("{s:[s], s:[s], s:[s]}", "is_difficult", "no", "share_consent", "ok",
                  "conf_level", g_rand_int_range(t->chance, 0, 6) == 0 ? "office" : "desk");
    json_t *told = json_pack("{s:o, s:[], s:O?}", "entries", entries, "contacts", "receipt_no",
                             json_object_get(request, "receipt_no"));

    add_entries(t, entries, story);
    if (request != NULL) {
        demo_person_of_request(told, json_object_get(request, "entries"));
    } else {
        demo_person_draw(told, t->plot, story, t->chance);
    }
    demo_person_write(told);
    place_case(t, told);
    return told;
}

/* Now and then somebody comes again, some time after another case. */
static bool comes_again(teller *t, json_t *told, gint64 day)
{
    const json_t *before = demo_chance_of(t->chance, t->cases);
    const json_t *contacts = json_object_get(before, "contacts");
    const json_t *last = json_array_get(contacts, json_array_size(contacts) - 1);
    g_autofree char *date = demo_day_text(day);

    if (before == NULL || json_is_null(json_object_get(before, "person")) ||
        json_object_get(before, "receipt_no") != NULL || strcmp(text(last, "day"), date) >= 0 ||
        g_rand_int_range(t->chance, 0, 5) != 0) {
        return false;
    }
    demo_person_again(told, before);
    place_case(t, told);
    return true;
}

static void tell_case(teller *t, const json_t *story, const json_t *request, gint64 day)
{
    json_t *told = begin_case(t, story, request);
    const bool anonymous = json_is_true(json_object_get(story, "anonymous"));

    if (anonymous) {
        json_object_set_new(told, "person", json_null());
    } else if (request != NULL || !comes_again(t, told, day)) {
        json_object_set_new(told, "person", json_integer(t->people++));
    }
    tell_contacts(t, told, story, day);
    json_object_del(told, "entries");
    json_array_append_new(t->cases, told);
}

/* A story that the age of who is asked about fits; the second of the file, if none does. */
static const json_t *story_for(teller *t, const json_t *request)
{
    const json_t *stories = json_object_get(t->plot->stories, "stories");
    const char *age = json_string_value(
        json_array_get(json_object_get(json_object_get(request, "entries"), "p_age"), 0));

    for (int i = 0; i < 20; i++) {
        const json_t *story = demo_chance_weighted(t->chance, stories);
        if (!json_is_true(json_object_get(story, "anonymous")) &&
            demo_has(json_object_get(json_object_get(story, "any"), "age"), age)) {
            return story;
        }
    }
    return json_array_get(stories, 1);
}

/* A request that is being worked on is a case; of those that are done every fourth was one. */
static bool became_case(const json_t *request, size_t number)
{
    const char *state = text(request, "state");

    return strcmp(state, "in_progress") == 0 || (strcmp(state, "done") == 0 && number % 4 == 0);
}

/* Requests became cases the day after they came. */
static void tell_requests(teller *t)
{
    size_t i = 0;
    json_t *request = NULL;

    json_array_foreach(t->plot->requests, i, request)
    {
        const json_int_t ago = json_integer_value(json_object_get(request, "days_ago"));
        const gint64 day = demo_day_of_work(t->today - ago + 1);

        if (became_case(request, i) && day <= t->today && t->left[day >= t->year] > 0) {
            tell_case(t, story_for(t, request), request, day);
        }
    }
}

/* Cases that begin in a fiscal year (0 the last, 1 this one), until its contacts are all told. */
static void tell_year(teller *t, int which)
{
    const json_t *stories = json_object_get(t->plot->stories, "stories");
    const gint64 first = which == 0 ? t->year - 365 : t->year;
    const gint64 last = which == 0 ? t->year - 1 : t->today;

    while (t->left[which] > 0) {
        const bool lately = which == 1 && g_rand_int_range(t->chance, 0, 10) == 0;
        const gint64 from = lately ? MAX(first, last - LATELY) : first;
        const gint64 drawn = from + g_rand_int_range(t->chance, 0, (gint32)(last - from + 1));
        const gint64 work = demo_day_of_work(drawn);

        tell_case(t, demo_chance_weighted(t->chance, stories), NULL, work <= last ? work : drawn);
    }
}

json_t *demo_story_cases(const demo_plot *plot)
{
    g_autoptr(GRand) chance = g_rand_new_with_seed(20260401);
    const json_t *contacts = json_object_get(plot->stories, "contacts");
    const calendar_date april = {calendar_fiscal_year(plot->today), 4, 1};
    teller t = {.plot = plot,
                .chance = chance,
                .cases = json_array(),
                .today = demo_day_of(plot->today),
                .year = demo_day_of(april)};
    const gint64 passed = MIN(t.today - t.year + 1, THIS_YEAR_WHOLE);

    t.left[0] = json_integer_value(json_object_get(contacts, "last_year"));
    t.left[1] =
        json_integer_value(json_object_get(contacts, "this_year")) * passed / THIS_YEAR_WHOLE;
    tell_requests(&t);
    tell_year(&t, 0);
    tell_year(&t, 1);
    return t.cases;
}
