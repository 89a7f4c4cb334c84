#include "pages/staff/statistics_query.h"

#include "pages/staff/statistics_lists.h"
#include "statistics/suppress.h"
#include "text/url.h"

#include <string.h>

enum { YEARS_OFFERED = 6, FIRST_YEAR = 2000 };

void statistics_query_clear(statistics_query *query)
{
    statistics_period_clear(&query->period);
}

/* --- what may be asked --- */

static bool is_year(const visit *v, const char *value)
{
    guint64 year = 0;

    (void)v;
    return g_ascii_string_to_unsigned(value, 10, FIRST_YEAR,
                                      (guint64)calendar_fiscal_year(calendar_today()), &year, NULL);
}

/* Judged by read_days(), which has a sentence for it. */
static bool is_text(const visit *v, const char *value)
{
    (void)v;
    return strlen(value) <= 100;
}

static bool is_in(json_t *list, const char *code)
{
    size_t i = 0;
    json_t *entry = NULL;

    json_array_foreach(list, i, entry)
    {
        if (strcmp(json_string_value(json_object_get(entry, "code")), code) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_desk(const visit *v, const char *value)
{
    return municipality_desk(v->site->municipality, value) != NULL;
}

static bool is_area(const visit *v, const char *value)
{
    return is_in(json_object_get(v->site->municipality->value_sets, "area"), value);
}

static bool is_count(const visit *v, const char *value)
{
    (void)v;
    return strcmp(value, "contacts") == 0 || strcmp(value, "people") == 0;
}

static bool is_version(const visit *v, const char *value)
{
    (void)v;
    return strcmp(value, "office") == 0 || strcmp(value, "council") == 0;
}

static const struct {
    const char *name;
    bool (*accepts)(const visit *v, const char *value);
} fields[] = {
    {"year", is_year}, {"since", is_text},  {"until", is_text},      {"desk", is_desk},
    {"area", is_area}, {"count", is_count}, {"version", is_version},
};

static bool accepts(const visit *v, const field *pair)
{
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (strcmp(fields[i].name, pair->name) == 0) {
            return field_list_count(v->in->query, pair->name) == 1 &&
                   (*pair->value == '\0' || fields[i].accepts(v, pair->value));
        }
    }
    return false;
}

/* NULL when it is missing or empty. */
static const char *value_of(const visit *v, const char *name)
{
    const char *value = field_list_get(v->in->query, name);

    return value != NULL && *value != '\0' ? value : NULL;
}

/* --- reading --- */

/* From the first day until today, when no last one is asked for. */
static bool read_days(const visit *v, statistics_query *query)
{
    calendar_date since;
    calendar_date until = calendar_today();

    if (query->since == NULL || !calendar_parse(query->since, &since) ||
        (query->until != NULL && !calendar_parse(query->until, &until)) ||
        since.year < FIRST_YEAR || until.year > calendar_today().year + 1 ||
        calendar_compare(since, until) > 0) {
        return false;
    }
    statistics_period_of_days(v, since, until, &query->period);
    return true;
}

static void read_period(const visit *v, statistics_query *query)
{
    const char *year = value_of(v, "year");
    const bool of_days = query->since != NULL || query->until != NULL;

    if (of_days && read_days(v, query)) {
        return;
    }
    query->refused = of_days;
    query->year = year != NULL ? (int)g_ascii_strtoll(year, NULL, 10)
                               : calendar_fiscal_year(calendar_today());
    statistics_period_of_year(v, query->year, &query->period);
}

/*
 * Two masked pages whose filters differ by a day or a desk tell their difference (decision 0023),
 * so whoever sees masked ones alone gets whole years of the whole municipality.
 */
static bool is_bounded(const visit *v)
{
    return v->staff->role == ROLE_CONTRACTOR;
}

static bool asks_for_part(const visit *v)
{
    return value_of(v, "since") != NULL || value_of(v, "until") != NULL ||
           value_of(v, "desk") != NULL || value_of(v, "area") != NULL;
}

bool statistics_query_read(const visit *v, statistics_query *query)
{
    const GPtrArray *given = v->in->query->fields;

    *query = (statistics_query){0};
    for (guint i = 0; i < given->len; i++) {
        if (!accepts(v, g_ptr_array_index(given, i))) {
            return false;
        }
    }
    if (is_bounded(v) && asks_for_part(v)) {
        return false;
    }
    query->since = value_of(v, "since");
    query->until = value_of(v, "until");
    query->council = is_bounded(v) || g_strcmp0(value_of(v, "version"), "council") == 0;
    read_period(v, query);
    query->period.desk = value_of(v, "desk");
    query->period.area = value_of(v, "area");
    query->period.people = g_strcmp0(value_of(v, "count"), "people") == 0;
    query->period.threshold = query->council ? SUPPRESS_BELOW : 0;
    return true;
}

/* --- telling --- */

static void append(GString *href, const char *name, const char *value)
{
    if (value != NULL) {
        g_autofree char *encoded = url_part(value);
        g_string_append_printf(href, "%c%s=%s", strchr(href->str, '?') != NULL ? '&' : '?', name,
                               encoded);
    }
}

char *statistics_query_href(const char *path, const statistics_query *query)
{
    g_autofree char *year = query->year != 0 ? g_strdup_printf("%d", query->year) : NULL;
    GString *href = g_string_new(path);

    append(href, "year", year);
    append(href, "since", query->year == 0 ? query->period.since : NULL);
    append(href, "until", query->year == 0 ? query->period.until : NULL);
    append(href, "desk", query->period.desk);
    append(href, "area", query->period.area);
    append(href, "count", query->period.people ? "people" : NULL);
    append(href, "version", query->council ? "council" : NULL);
    return g_string_free(href, FALSE);
}

json_t *statistics_query_noted(const char *page, const statistics_query *query)
{
    json_t *detail =
        json_pack("{s:s, s:s, s:s, s:s*, s:s*}", "page", page, "from", query->period.since, "to",
                  query->period.until, "desk", query->period.desk, "area", query->period.area);

    if (query->period.people) {
        json_object_set_new(detail, "counts", json_string("people"));
    }
    if (query->council) {
        json_object_set_new(detail, "masked", json_true());
    }
    return detail;
}

/* Marks what is chosen. list stolen. */
static json_t *choices(json_t *list, const char *chosen)
{
    size_t i = 0;
    json_t *entry = NULL;

    json_array_foreach(list, i, entry)
    {
        const char *code = json_string_value(json_object_get(entry, "code"));
        json_object_set_new(entry, "selected", json_boolean(g_strcmp0(code, chosen) == 0));
    }
    return list;
}

static json_t *years(const visit *v, const statistics_query *query)
{
    g_auto(statistics_period) now = {0};
    g_autofree char *chosen = g_strdup_printf("%d", query->year);
    json_auto_t *list = NULL;
    json_t *latest_first = json_array();

    statistics_period_of_year(v, calendar_fiscal_year(calendar_today()), &now);
    list = statistics_year_list(v, &now, YEARS_OFFERED);
    for (size_t i = json_array_size(list); i > 0; i--) {
        json_array_append(latest_first, json_array_get(list, i - 1));
    }
    return choices(latest_first, chosen);
}

/* Without "unknown": that is a row, and no filter. */
static json_t *areas(const visit *v, const statistics_query *query)
{
    json_t *list = statistics_area_list(v, NULL);

    json_array_remove(list, json_array_size(list) - 1);
    return choices(list, query->period.area);
}

static json_t *pair(const visit *v, const char *const codes[2], const char *const keys[2],
                    bool second)
{
    json_t *list = json_array();

    for (int i = 0; i < 2; i++) {
        json_array_append_new(list, json_pack("{s:s, s:s}", "code", codes[i], "label",
                                              catalog_get(v->site->texts, v->language, keys[i])));
    }
    return choices(list, codes[second ? 1 : 0]);
}

json_t *statistics_query_view(const visit *v, const statistics_query *query)
{
    static const char *const counts[] = {"contacts", "people"};
    static const char *const count_keys[] = {"staff_stat_column_contacts",
                                             "staff_stat_column_people"};
    static const char *const versions[] = {"office", "council"};
    static const char *const version_keys[] = {"staff_stat_version_office",
                                               "staff_stat_version_council"};
    const bool days = query->year == 0;

    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:s?, s:s?, s:b, s:b, s:b, s:b}", "years",
                     years(v, query), "desks",
                     choices(statistics_desk_list(v, NULL), query->period.desk), "areas",
                     areas(v, query), "counts", pair(v, counts, count_keys, query->period.people),
                     "versions", pair(v, versions, version_keys, query->council), "since",
                     days ? query->period.since : query->since, "until",
                     days ? query->period.until : query->until, "other_days", days, "refused",
                     query->refused, "masked", query->council, "bounded", is_bounded(v));
}
