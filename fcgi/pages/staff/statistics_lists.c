#include "pages/staff/statistics_lists.h"

#include "base/calendar_wareki.h"
#include "form/item.h"
#include "pages/localized_view.h"
#include "pages/published_form.h"

#include <string.h>

static void add(json_t *list, const char *code, const char *label)
{
    json_array_append_new(list, json_pack("{s:s, s:s}", "code", code, "label", label));
}

static const char *word(const visit *v, const char *key)
{
    return catalog_get(v->site->texts, v->language, key);
}

const questionnaire *statistics_form(visit *v, const char *name, GError **error)
{
    g_autoptr(named_form) form = questionnaires_named(v->site->db, &v->scope, name, error);

    if (form == NULL) {
        return NULL;
    }
    return published_form(v, form->url, form->version, error);
}

json_t *statistics_options(const visit *v, const questionnaire *q, const char *link_id)
{
    const item *asked = q != NULL ? questionnaire_find_item(q, link_id) : NULL;
    const json_t *sets = v->site->municipality->value_sets;
    json_t *list = json_array();

    for (gsize i = 0; asked != NULL && i < option_list_size(&asked->options, sets); i++) {
        const shown_option shown = option_list_show(&asked->options, sets, i, v->language);
        add(list, shown.code, shown.display);
    }
    return list;
}

json_t *statistics_desk_list(const visit *v, const char *desk)
{
    json_t *list = json_array();
    size_t i = 0;
    json_t *row = NULL;

    json_array_foreach(v->site->municipality->desks, i, row)
    {
        const char *code = json_string_value(json_object_get(row, "code"));
        if (desk == NULL || strcmp(desk, code) == 0) {
            add(list, code, localized_text(json_object_get(row, "name"), v->language));
        }
    }
    return list;
}

/* An option of a municipal set in the page's language. */
static const char *display_of(const json_t *choice, const char *language)
{
    const json_t *there = json_object_get(json_object_get(choice, "displays"), language);

    return json_string_value(there != NULL ? there : json_object_get(choice, "display"));
}

json_t *statistics_area_list(const visit *v, const char *area)
{
    const json_t *set = json_object_get(v->site->municipality->value_sets, "area");
    json_t *list = json_array();
    size_t i = 0;
    json_t *choice = NULL;

    json_array_foreach(set, i, choice)
    {
        const char *code = json_string_value(json_object_get(choice, "code"));
        if (area == NULL || strcmp(area, code) == 0) {
            add(list, code, display_of(choice, v->language));
        }
    }
    if (area == NULL) {
        add(list, "unknown", word(v, "staff_stat_area_unknown"));
    }
    return list;
}

json_t *statistics_month_list(const visit *v, const statistics_period *period)
{
    json_t *list = json_array();
    calendar_date since;
    calendar_date until;
    const bool readable =
        calendar_parse_iso(period->since, &since) && calendar_parse_iso(period->until, &until);
    int months = 0;

    g_assert(readable);
    months = (until.year - since.year) * 12 + until.month - since.month;
    for (int i = 0; i <= months; i++) {
        const int month = since.month - 1 + i;
        g_autofree char *code = g_strdup_printf("%02d", i);
        json_auto_t *label = page_sentence(
            v, months < 12 ? "staff_stat_month" : "staff_stat_year_month",
            json_pack("{s:i, s:i}", "year", since.year + month / 12, "month", month % 12 + 1));
        add(list, code, json_string_value(label));
    }
    return list;
}

json_t *statistics_year_list(const visit *v, const statistics_period *period, int count)
{
    json_t *list = json_array();
    calendar_date until;
    const bool readable = calendar_parse_iso(period->until, &until);
    const int last = readable ? calendar_fiscal_year(until) : 0;

    g_assert(readable);
    for (int year = last - count + 1; year <= last; year++) {
        g_autofree char *code = g_strdup_printf("%d", year);
        g_autofree char *label = calendar_fiscal_year_display(year, v->language);
        add(list, code, label);
    }
    return list;
}

json_t *statistics_hour_list(const visit *v)
{
    static const char *const hours[][2] = {
        {"office", "staff_stat_hours_office"},   {"early", "staff_stat_hours_early"},
        {"evening", "staff_stat_hours_evening"}, {"night", "staff_stat_hours_night"},
        {"holiday", "staff_stat_hours_holiday"}, {"unknown", "staff_stat_hours_unknown"},
    };
    json_t *list = json_array();

    for (gsize i = 0; i < G_N_ELEMENTS(hours); i++) {
        add(list, hours[i][0], word(v, hours[i][1]));
    }
    return list;
}
