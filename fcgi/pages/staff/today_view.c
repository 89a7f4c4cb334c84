#include "pages/staff/today_view.h"

#include "base/calendar.h"
#include "pages/staff/minute.h"
#include "pages/staff/request_age.h"
#include "pages/staff/request_view.h"

#include <string.h>

/* Of each kind of row: what it is called, where it is, and what its states are called. */
static const struct {
    const char *kind;
    const char *label, *folder, *behind, *states, *deeds;
} kinds[] = {
    {"request", "staff_today_request", "/requests/", "", "staff_state_", "/today/requests/"},
    {"case", "staff_today_case", "/cases/", "", "staff_today_case_", "/today/cases/"},
    {"draft", "staff_today_draft", "/contacts/", "/edit", "staff_today_case_", NULL},
};

static gsize kind_of(const today_row *row)
{
    gsize i = 0;

    while (strcmp(kinds[i].kind, row->kind) != 0) {
        i++;
        g_assert(i < G_N_ELEMENTS(kinds));
    }
    return i;
}

static bool may_change(const visit *v)
{
    return v->staff->role == ROLE_DESK || v->staff->role == ROLE_ADMINISTRATOR;
}

static json_t *text_or_null(const char *text)
{
    return text != NULL ? json_string(text) : json_null();
}

static const char *sentence(const visit *v, const char *key)
{
    return catalog_get(v->site->texts, v->language, key);
}

/* "2026年9月1日（令和8年）". Owned by the caller. */
static json_t *day_text(const visit *v, const char *iso)
{
    calendar_date day;

    if (iso == NULL || !calendar_parse_iso(iso, &day)) {
        return json_null();
    }
    g_autofree char *text = calendar_display(day, v->language);
    return json_string(text);
}

static void set_age(json_t *view, const visit *v, const today_row *row)
{
    const int days = request_age_on(row->moment, calendar_today());
    g_autofree char *minute = minute_text(row->moment);

    json_object_set_new(view, "minute", json_string(minute));
    json_object_set_new(view, "minute_iso", json_string(row->moment));
    json_object_set_new(view, "age",
                        page_sentence(v, days == 0 ? "staff_age_today" : "staff_age",
                                      json_pack("{s:i}", "days", days)));
}

/* A request has waited since it came, a draft since it was saved; a case waits for its day. */
static void set_time(json_t *view, const visit *v, const today_row *row)
{
    if (strcmp(row->kind, "case") != 0) {
        set_age(view, v, row);
        return;
    }
    json_object_set_new(view, "due_iso", text_or_null(row->next_on));
    json_object_set_new(view, "due", day_text(v, row->next_on));
}

/* What was handed over is told to whoever works here, the note as at the request itself. */
static json_t *handed_view(const visit *v, const today_row *row)
{
    if (row->handed_at == NULL) {
        return json_null();
    }
    g_autofree char *at = minute_text(row->handed_at);
    return json_pack("{s:s, s:s, s:s?, s:s?}", "at_iso", row->handed_at, "at", at, "from",
                     row->handed_from, "note", may_change(v) ? row->handed_note : NULL);
}

/* The forms of the row: where they post to, and which of them make sense. */
static void set_deeds(json_t *view, const visit *v, const today_row *row, const char *folder)
{
    const bool is_case = strcmp(row->kind, "case") == 0;
    const bool acts = folder != NULL && may_change(v);
    g_autofree char *action = acts ? g_strconcat(folder, row->place.number, NULL) : NULL;
    g_autofree char *transfer =
        g_strconcat(is_case ? "/cases/" : "/requests/", row->place.number, "/desk", NULL);

    json_object_set_new(view, "action", text_or_null(action));
    json_object_set_new(view, "transfer_href", json_string(transfer));
    json_object_set_new(view, "at", json_integer(row->saves));
    json_object_set_new(view, "can_take", json_boolean(!row->mine));
    json_object_set_new(view, "can_finish", json_boolean(!is_case));
    json_object_set_new(view, "can_put_off", json_boolean(is_case));
    json_object_set_new(view, "can_watch",
                        json_boolean(is_case && strcmp(row->state, "watch") != 0));
}

static json_t *row_view(const visit *v, const today_row *row)
{
    const gsize kind = kind_of(row);
    g_autofree char *href =
        g_strconcat(kinds[kind].folder, row->place.number, kinds[kind].behind, NULL);
    json_t *view = json_pack("{s:s, s:s, s:s, s:s, s:b, s:b, s:s?, s:s?}", "number",
                             row->place.number, "kind", sentence(v, kinds[kind].label), "kind_code",
                             row->kind, "href", href, "urgent", row->place.urgent, "overdue",
                             row->overdue, "name", row->name, "desk", row->desk_name);

    set_time(view, v, row);
    set_deeds(view, v, row, kinds[kind].deeds);
    json_object_set_new(view, "case_no", text_or_null(row->case_no));
    json_object_set_new(view, "state_code", text_or_null(row->state));
    json_object_set_new(
        view, "state",
        text_or_null(request_view_label(v->site, v->language, kinds[kind].states, row->state)));
    json_object_set_new(
        view, "urgency",
        row->urgency != NULL
            ? json_string(request_view_label(v->site, v->language, "staff_urgency_", row->urgency))
            : json_null());
    json_object_set_new(view, "assigned", text_or_null(row->assigned_name));
    json_object_set_new(view, "next_action", text_or_null(may_change(v) ? row->next_action : NULL));
    json_object_set_new(view, "handed", handed_view(v, row));
    return view;
}

static json_t *tab_views(const visit *v, const today_query *query, const json_t *counts)
{
    json_t *views = json_array();

    for (const char *const *tab = today_tabs; *tab != NULL; tab++) {
        const today_listing target = {
            .tab = *tab, .desk_code = query->listing.desk_code, .mine = query->listing.mine};
        const json_int_t count = json_integer_value(json_object_get(counts, *tab));
        g_autofree char *href = today_query_href(&target, NULL);
        g_autofree char *label = g_strconcat("staff_today_tab_", *tab, NULL);
        json_array_append_new(
            views, json_pack("{s:s, s:s, s:b, s:o}", "href", href, "label", sentence(v, label),
                             "current", strcmp(*tab, query->listing.tab) == 0, "count",
                             count >= TODAY_MOST ? json_sprintf("%d+", TODAY_MOST - 1)
                                                 : json_sprintf("%" JSON_INTEGER_FORMAT, count)));
    }
    return views;
}

static json_t *desk_choices(const visit *v, const char *chosen)
{
    json_t *choices = json_array();
    size_t i = 0;
    json_t *desk = NULL;

    json_array_foreach(v->site->municipality->desks, i, desk)
    {
        const char *code = json_string_value(json_object_get(desk, "code"));
        json_t *names = json_object_get(desk, "name");
        json_t *name = json_object_get(names, v->language);
        json_array_append_new(choices, json_pack("{s:s, s:O, s:b}", "code", code, "label",
                                                 name != NULL ? name : json_object_get(names, "ja"),
                                                 "selected", g_strcmp0(code, chosen) == 0));
    }
    return choices;
}

/* What was asked for, as the forms in the rows carry it. */
static json_t *kept_view(const today_query *query)
{
    g_autofree char *after =
        query->listing.place != NULL ? today_place_text(query->listing.place) : NULL;

    return json_pack("{s:s, s:s?, s:b, s:s?}", "tab", query->listing.tab, "desk",
                     query->listing.desk_code, "mine", query->listing.mine, "after", after);
}

/* The last of one row too many is only there to tell that there is a next page. */
static void set_rows(json_t *view, const visit *v, const today_query *query, const today_list *list)
{
    const guint end = MIN(list->rows->len, (guint)TODAY_PER_PAGE);
    const today_row *last = end > 0 ? g_ptr_array_index(list->rows, end - 1) : NULL;
    g_autofree char *next =
        list->rows->len > end ? today_query_href(&query->listing, &last->place) : NULL;
    g_autofree char *first =
        query->listing.place != NULL ? today_query_href(&query->listing, NULL) : NULL;
    json_t *rows = json_array();

    for (guint i = 0; i < end; i++) {
        json_array_append_new(rows, row_view(v, g_ptr_array_index(list->rows, i)));
    }
    json_object_set_new(view, "rows", rows);
    json_object_set_new(view, "empty", json_boolean(end == 0));
    json_object_set_new(view, "next_href", text_or_null(next));
    json_object_set_new(view, "first_href", text_or_null(first));
}

json_t *today_view(const visit *v, const today_query *query, const today_list *list)
{
    g_autofree char *iso = calendar_iso(calendar_today());
    json_t *view = json_pack("{s:o, s:o, s:o, s:o, s:s, s:s}", "tabs",
                             tab_views(v, query, list->counts), "desks_choices",
                             desk_choices(v, query->listing.desk_code), "kept", kept_view(query),
                             "today", day_text(v, iso), "today_iso", iso, "delay", list->delay);

    set_rows(view, v, query, list);
    return view;
}
