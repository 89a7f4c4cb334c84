#include "pages/staff/statistics_spec.h"

#define COLUMN(c, l, u, k) .code = (c), .label = (l), .unit = (u), .kind = (k)
#define CONTACTS COLUMN("contacts", "contacts", "contacts", FIGURES_COUNT)
#define PEOPLE COLUMN("people", "people", "people", FIGURES_PEOPLE)

/* One answer of several: contacts add up to all of them, persons do not. */
static const statistics_column one[] = {
    {CONTACTS, .adds = true, .with = FIGURES_WITH_ALL, .shown = SHOWN_IF_COUNTED},
    {PEOPLE, .with = FIGURES_WITH_ALL, .shown = SHOWN_IF_COUNTED},
    {0},
};

/* Several answers. */
static const statistics_column several[] = {
    {CONTACTS, .with = FIGURES_WITH_ALL, .shown = SHOWN_IF_COUNTED},
    {PEOPLE, .with = FIGURES_WITH_ALL, .shown = SHOWN_IF_COUNTED},
    {0},
};

/* Both counts beside each other. */
static const statistics_column both[] = {
    {CONTACTS, .adds = true, .with = FIGURES_WITH_ALL, .shown = SHOWN_BOTH},
    {PEOPLE, .with = FIGURES_COMPARED, .shown = SHOWN_BOTH},
    {0},
};

static const statistics_column areas[] = {
    {CONTACTS, .adds = true, .with = FIGURES_WITH_ALL, .shown = SHOWN_BOTH},
    {PEOPLE, .with = FIGURES_COMPARED, .shown = SHOWN_BOTH},
    {COLUMN("population", "population", "people", FIGURES_NUMBER), .adds = true},
    {COLUMN("aged", "aged", "people", FIGURES_NUMBER), .adds = true},
    {COLUMN("per_1000", "per_1000", "contacts", FIGURES_RATE), .of = "contacts"},
    {0},
};

static const statistics_column totals[] = {
    {CONTACTS, .with = FIGURES_COMPARED},
    {PEOPLE, .with = FIGURES_COMPARED},
    {0},
};

static const statistics_column years[] = {
    {CONTACTS, .with = FIGURES_COMPARED},
    {PEOPLE},
    {COLUMN("office_days", "office_days", "days", FIGURES_NUMBER)},
    {COLUMN("per_day", "per_day", "contacts", FIGURES_RATE), .of = "contacts"},
    {0},
};

static const statistics_column desks[] = {
    {CONTACTS, .adds = true, .with = FIGURES_WITH_ALL, .shown = SHOWN_BOTH},
    {PEOPLE, .with = FIGURES_COMPARED, .shown = SHOWN_BOTH},
    {COLUMN("staff", "staff", "people", FIGURES_NUMBER)},
    {0},
};

static const statistics_column scenes[] = {
    {CONTACTS, .adds = true, .with = FIGURES_WITH_ALL, .shown = SHOWN_IF_COUNTED},
    {PEOPLE, .with = FIGURES_WITH_ALL, .shown = SHOWN_IF_COUNTED},
    {COLUMN("difficult", "difficult", "contacts", FIGURES_COUNT), .adds = true},
    {0},
};

static const statistics_column pairs[] = {
    {COLUMN("total", "main_factor", "contacts", FIGURES_COUNT), .adds = true,
     .with = FIGURES_WITH_SHARE},
    {0},
};

/* A person is counted once, so these add up. */
static const statistics_column persons[] = {
    {PEOPLE, .adds = true, .with = FIGURES_WITH_ALL},
    {0},
};

static const statistics_column speed[] = {
    {CONTACTS, .adds = true, .with = FIGURES_COMPARED},
    {COLUMN("median_hours", "median_hours", "hours", FIGURES_HOURS), .of = "contacts"},
    {COLUMN("within_24h", "within_24h", "contacts", FIGURES_COUNT), .adds = true},
    {COLUMN("within_rate", "within_rate", "percent", FIGURES_RATE), .of = "within_24h"},
    {0},
};

static const statistics_column cancer[] = {
    {CONTACTS, .adds = true, .with = FIGURES_COMPARED},
    {COLUMN("applying", "applying", "contacts", FIGURES_COUNT), .adds = true},
    {COLUMN("died", "died", "people", FIGURES_PEOPLE)},
    {COLUMN("median_days", "median_days", "days", FIGURES_DAYS), .of = "contacts"},
    {0},
};

static const statistics_column reasons[] = {
    {CONTACTS, .with = FIGURES_WITH_ALL},
    {COLUMN("closed", "closed", "contacts", FIGURES_COUNT)},
    {0},
};

static const statistics_column outcomes[] = {
    {CONTACTS, .adds = true, .with = FIGURES_WITH_ALL},
    {COLUMN("difficult", "difficult", "contacts", FIGURES_COUNT), .adds = true},
    {0},
};

/* A contact is in one area, so the areas add up to it. */
static const statistics_column lacking[] = {
    {CONTACTS},
    {0},
};

static const statistics_column crossed[] = {{0}};

static const statistics_column sessions[] = {
    {COLUMN("sessions", "sessions", "times", FIGURES_COUNT), .adds = true,
     .with = FIGURES_WITH_ALL},
    {COLUMN("participants", "participants", "people", FIGURES_PEOPLE), .adds = true},
    {0},
};

static const statistics_column thoughts[] = {
    {COLUMN("pre", "pre", "people", FIGURES_COUNT), .adds = true, .with = FIGURES_WITH_SHARE},
    {COLUMN("post", "post", "people", FIGURES_COUNT), .adds = true, .with = FIGURES_WITH_SHARE},
    {0},
};

static const statistics_column requests[] = {
    {COLUMN("requests", "requests", "contacts", FIGURES_COUNT), .adds = true,
     .with = FIGURES_COMPARED},
    {COLUMN("foreign", "foreign", "contacts", FIGURES_COUNT), .adds = true},
    {COLUMN("easy", "easy", "contacts", FIGURES_COUNT), .adds = true},
    {0},
};

#define CHOICE .query = "statistics_items", .rows = LIST_OPTIONS, .compared = true
#define ONE CHOICE, .columns = one, .base = TOTAL_PERIOD
#define SEVERAL CHOICE, .columns = several, .multiple = true, .base = TOTAL_PERIOD
#define PERSONS                                                                                    \
    .query = "statistics_people", .counts = "people", .rows = LIST_OPTIONS, .columns = persons,    \
    .compared = true

const statistics_spec statistics_specs[] = {
    {"T1-total", .counts = "contacts", .query = "statistics_items", .item = "total",
     .columns = totals, .compared = true},
    {"T1", .counts = "contacts", .query = "statistics_years", .rows = LIST_YEARS, .columns = years,
     .compared = true},
    {"T2", .query = "statistics_items", .item = "month", .rows = LIST_MONTHS, .columns = both,
     .compared = true, .base = TOTAL_PERIOD},
    {"T3", .query = "statistics_items", .item = "desk", .rows = LIST_DESKS, .columns = desks,
     .compared = true, .base = TOTAL_PERIOD},
    {"T4-1", ONE, .item = "channel"},
    {"T4-2", ONE, .item = "route"},
    {"T4-3", ONE, .item = "caller_type"},
    {"T5", CHOICE, .columns = scenes, .base = TOTAL_PERIOD, .item = "scene_main"},
    {"T6", .counts = "contacts", .query = "statistics_factor_pairs", .link_id = "main_factor",
     .columns_link_id = "sub_factors", .rows = LIST_TOP, .cross = LIST_TOP, .cross_adds = true,
     .columns = pairs, .multiple = true},
    {"T7-1", .query = "statistics_items", .item = "main_factor", .rows = LIST_RANKED,
     .columns = one, .compared = true, .base = TOTAL_PERIOD},
    {"T7-2", .query = "statistics_items", .item = "sub_factors", .rows = LIST_RANKED,
     .columns = several, .multiple = true, .compared = true, .base = TOTAL_PERIOD},
    {"T8", .query = "statistics_items", .item = "area", .rows = LIST_AREAS, .columns = areas,
     .compared = true, .base = TOTAL_PERIOD},
    {"T9-1", PERSONS, .item = "subj_age", .cross = LIST_OPTIONS, .columns_link_id = "subj_gender",
     .cross_adds = true, .part_of = "people"},
    {"T9-2", PERSONS, .item = "household"},
    {"T9-3", PERSONS, .item = "care_level"},
    {"T9-4", PERSONS, .item = "place_now"},
    {"T10", SEVERAL, .item = "topics"},
    {"T11", .counts = "contacts", .query = "statistics_speed", .link_id = "urgency",
     .rows = LIST_OPTIONS, .columns = speed, .compared = true},
    {"T12", .counts = "contacts", .query = "statistics_cancer", .rows = LIST_MONTHS,
     .columns = cancer, .compared = true},
    {"T13-1", CHOICE, .counts = "contacts", .columns = reasons, .item = "difficult_reason",
     .multiple = true, .base = TOTAL_DIFFICULT},
    {"T13-2", CHOICE, .counts = "contacts", .columns = outcomes, .item = "outcome"},
    {"T14", SEVERAL, .item = "community_issue"},
    {"T15-1", SEVERAL, .item = "actions"},
    {"T15-2", SEVERAL, .item = "partners"},
    {"T15-3", .query = "statistics_items", .item = "resources", .rows = LIST_RANKED,
     .columns = several, .multiple = true, .compared = true, .internal = true,
     .base = TOTAL_PERIOD},
    {"T16-1", SEVERAL, .item = "unmet"},
    {"T16-2", .counts = "contacts", .query = "statistics_unmet_areas", .link_id = "unmet",
     .rows = LIST_OPTIONS, .cross = LIST_AREAS, .columns = lacking, .part_of = "contacts",
     .multiple = true},
    {"T17", .counts = "contacts", .query = "statistics_diseases", .link_id = "main_disease",
     .rows = LIST_OPTIONS, .cross = LIST_YEARS, .cross_adds = true, .columns = crossed},
    {"T24", .counts = "cases", .query = "statistics_sessions", .form = "AcpSession",
     .link_id = "purpose", .rows = LIST_OPTIONS, .columns = sessions, .compared = true},
    {"T25", .counts = "responses", .query = "statistics_thoughts", .rows = LIST_THOUGHTS,
     .columns = thoughts},
    {"T27", .counts = "requests", .query = "statistics_requests", .rows = LIST_MONTHS,
     .columns = requests, .compared = true},
    {"T30", .query = "statistics_items", .item = "hours", .rows = LIST_HOURS, .columns = both,
     .compared = true, .base = TOTAL_PERIOD},
    {0},
};
