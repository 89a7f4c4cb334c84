/* date, time and dateTime: what answer.h says of them. */

#include "base/calendar.h"
#include "base/calendar_partial.h"
#include "base/daytime.h"
#include "base/japanese.h"
#include "base/moment.h"
#include "form/answer.h"

/* Reads what was typed as ISO; NULL when it is no date of that precision. Caller frees. */
static char *read_day(const char *text)
{
    calendar_date date;
    return calendar_parse(text, &date) ? calendar_iso(date) : NULL;
}

static char *read_month(const char *text)
{
    calendar_month month;
    return calendar_month_parse(text, &month) ? calendar_month_iso(month) : NULL;
}

static char *read_year(const char *text)
{
    int year = 0;
    return calendar_year_parse(text, &year) ? calendar_year_iso(year) : NULL;
}

/* Shows ISO text; NULL when it is none. Caller frees. */
static char *show_day(const char *iso, const char *language)
{
    calendar_date date;
    return calendar_parse(iso, &date) ? calendar_display(date, language) : NULL;
}

static char *show_month(const char *iso, const char *language)
{
    calendar_month month;
    return calendar_month_parse(iso, &month) ? calendar_month_display(month, language) : NULL;
}

static char *show_year(const char *iso, const char *language)
{
    int year = 0;
    return calendar_year_parse(iso, &year) ? calendar_year_display(year, language) : NULL;
}

static const struct {
    char *(*read)(const char *text);
    char *(*show)(const char *iso, const char *language);
    const char *issue_key;
} precisions[] = {
    [PRECISION_DAY] = {read_day, show_day, "issue_date"},
    [PRECISION_MONTH] = {read_month, show_month, "issue_month"},
    [PRECISION_YEAR] = {read_year, show_year, "issue_year"},
};

json_t *answer_read_date(const reading *in, const char *typed, issue *found)
{
    g_autofree char *text = japanese_tidy(typed);
    if (*text == '\0') {
        return NULL;
    }
    g_autofree char *iso = precisions[in->item->precision].read(text);
    if (iso == NULL) {
        issue_set(found, precisions[in->item->precision].issue_key, NULL);
        return NULL;
    }
    return answer_within_limits(in, json_string(iso), found);
}

/* FHIR's own form only, and a day that exists: "2026-09-01". */
json_t *answer_literal_date(const item *it, const json_t *value)
{
    const char *text = json_string_value(value);
    g_autofree char *iso = text == NULL ? NULL : precisions[it->precision].read(text);
    return iso != NULL && g_str_equal(iso, text) ? json_string(iso) : NULL;
}

/* What stands in a store for long may be of a form that asked less or more exactly. */
char *answer_show_date(const reading *in, const json_t *answer)
{
    const char *iso = json_string_value(answer);
    char *shown =
        iso == NULL ? NULL : precisions[in->item->precision].show(iso, in->context->language);
    return shown == NULL ? g_strdup(iso) : shown;
}

/* ISO texts of one length sort as text. */
int answer_compare_date(const json_t *left, const json_t *right)
{
    return g_strcmp0(json_string_value(left), json_string_value(right));
}

json_t *answer_read_time(const reading *in, const char *typed, issue *found)
{
    g_autofree char *text = japanese_tidy(typed);
    daytime time;
    if (*text == '\0') {
        return NULL;
    }
    if (!daytime_parse(text, &time, NULL)) {
        issue_set(found, "issue_time", NULL);
        return NULL;
    }
    g_autofree char *iso = daytime_iso(time);
    return answer_within_limits(in, json_string(iso), found);
}

json_t *answer_literal_time(const item *it, const json_t *value)
{
    (void)it;
    daytime time;
    const char *text = json_string_value(value);
    if (text == NULL || !daytime_parse(text, &time, NULL)) {
        return NULL;
    }
    g_autofree char *iso = daytime_iso(time);
    return g_str_equal(iso, text) ? json_string(iso) : NULL;
}

char *answer_show_time(const reading *in, const json_t *answer)
{
    (void)in;
    daytime time;
    const char *iso = json_string_value(answer);
    return iso != NULL && daytime_parse(iso, &time, NULL) ? daytime_display(time) : g_strdup(iso);
}

json_t *answer_read_moment(const reading *in, const char *typed, issue *found)
{
    g_autofree char *text = japanese_tidy(typed);
    moment at;
    if (*text == '\0') {
        return NULL;
    }
    if (!moment_parse(text, &at)) {
        issue_set(found, "issue_moment", NULL);
        return NULL;
    }
    g_autofree char *iso = moment_iso(at);
    return answer_within_limits(in, json_string(iso), found);
}

/* Any zone; a fraction of a second stays. */
json_t *answer_literal_moment(const item *it, const json_t *value)
{
    (void)it;
    const char *text = json_string_value(value);
    return text != NULL && moment_is_literal(text) ? json_string(text) : NULL;
}

char *answer_show_moment(const reading *in, const json_t *answer)
{
    moment at;
    const char *iso = json_string_value(answer);
    return iso != NULL && moment_parse(iso, &at) ? moment_display(at, in->context->language)
                                                 : g_strdup(iso);
}

int answer_compare_moment(const json_t *left, const json_t *right)
{
    return moment_compare(json_string_value(left), json_string_value(right));
}
