#include "pages/staff/statistics_period.h"

#include "base/calendar_wareki.h"

void statistics_period_clear(statistics_period *period)
{
    g_clear_pointer(&period->since, g_free);
    g_clear_pointer(&period->until, g_free);
    g_clear_pointer(&period->label, g_free);
    g_clear_pointer(&period->previous_since, g_free);
    g_clear_pointer(&period->previous_until, g_free);
    g_clear_pointer(&period->previous_label, g_free);
}

static calendar_date year_before(calendar_date day)
{
    calendar_date before = {day.year - 1, day.month, day.day};

    if (!calendar_date_is_valid(before)) {
        before.day--;
    }
    return before;
}

static char *sentence(const visit *v, const char *key, json_t *values)
{
    json_auto_t *filled = page_sentence(v, key, values);

    return g_strdup(json_string_value(filled));
}

static char *days_label(const visit *v, calendar_date since, calendar_date until)
{
    g_autofree char *first = calendar_display(since, v->language);
    g_autofree char *last = calendar_display(until, v->language);

    if (calendar_compare(since, until) == 0) {
        return g_steal_pointer(&first);
    }
    return sentence(v, "staff_stat_days", json_pack("{s:s, s:s}", "since", first, "until", last));
}

static const char *word(const visit *v, const char *key)
{
    return catalog_get(v->site->texts, v->language, key);
}

char *statistics_period_days(const visit *v, const statistics_period *period)
{
    calendar_date since;
    calendar_date until;
    const bool readable =
        calendar_parse_iso(period->since, &since) && calendar_parse_iso(period->until, &until);

    g_assert(readable);
    return days_label(v, since, until);
}

void statistics_period_of_days(const visit *v, calendar_date since, calendar_date until,
                               statistics_period *period)
{
    const calendar_date since_before = year_before(since);
    const calendar_date until_before = year_before(until);

    *period = (statistics_period){
        .since = calendar_iso(since),
        .until = calendar_iso(until),
        .label = days_label(v, since, until),
        .previous_since = calendar_iso(since_before),
        .previous_until = calendar_iso(until_before),
        .previous_label = days_label(v, since_before, until_before),
        .previous_name = word(v, "staff_stat_same_days"),
    };
}

void statistics_period_of_year(const visit *v, int year, statistics_period *period)
{
    const calendar_date since = {year, 4, 1};
    const calendar_date end = {year + 1, 3, 31};
    const calendar_date today = calendar_today();
    const bool runs = calendar_compare(today, end) < 0;

    statistics_period_of_days(v, since, runs ? today : end, period);
    g_free(period->label);
    g_free(period->previous_label);
    period->label = calendar_fiscal_year_display(year, v->language);
    period->previous_label = calendar_fiscal_year_display(year - 1, v->language);
    if (!runs) {
        period->previous_name = word(v, "staff_stat_year_before");
    }
}
