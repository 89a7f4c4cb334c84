#include "pages/staff/request_query.h"

#include "base/calendar.h"
#include "pages/staff/request_view.h"
#include "text/url.h"

#include <string.h>

const char *const request_query_orders[] = {
    [ORDER_PRESSING] = "pressing", [ORDER_NEWEST] = "newest", [ORDER_OLDEST] = "oldest", NULL};

enum { SOUGHT_CHARACTERS_MAX = 100 };

typedef bool (*value_check)(const visit *v, const char *value);

static bool is_state(const visit *v, const char *value)
{
    (void)v;
    return g_strv_contains(request_view_states, value);
}

static bool is_desk(const visit *v, const char *value)
{
    return municipality_desk(v->site->municipality, value) != NULL;
}

static bool is_urgency(const visit *v, const char *value)
{
    (void)v;
    return g_strv_contains(request_view_urgencies, value);
}

static bool is_language(const visit *v, const char *value)
{
    (void)v;
    return g_strv_contains(request_view_languages, value);
}

static bool is_charge(const visit *v, const char *value)
{
    (void)v;
    return strcmp(value, "me") == 0 || strcmp(value, "none") == 0;
}

static bool is_truth(const visit *v, const char *value)
{
    (void)v;
    return strcmp(value, "true") == 0 || strcmp(value, "false") == 0;
}

static bool is_day(const visit *v, const char *value)
{
    calendar_date date;

    (void)v;
    return calendar_parse(value, &date);
}

static bool is_order(const visit *v, const char *value)
{
    (void)v;
    return g_strv_contains(request_query_orders, value);
}

static bool is_sought(const visit *v, const char *value)
{
    (void)v;
    return g_utf8_strlen(value, -1) <= SOUGHT_CHARACTERS_MAX;
}

/* "1-1793500000000000-Z08-7K3MPQ-X": pressing, received, number. */
static bool read_place(const char *text, request_place *place)
{
    g_auto(GStrv) parts = g_strsplit(text, "-", 3);
    guint64 received_us = 0;

    if (g_strv_length(parts) != 3 || (strcmp(parts[0], "0") != 0 && strcmp(parts[0], "1") != 0) ||
        !g_ascii_string_to_unsigned(parts[1], 10, 0, G_MAXINT64, &received_us, NULL) ||
        !receipt_number_is_valid(parts[2])) {
        return false;
    }
    place->pressing = *parts[0] == '1';
    place->received_us = (gint64)received_us;
    g_strlcpy(place->receipt_no, parts[2], sizeof place->receipt_no);
    return true;
}

static bool is_place(const visit *v, const char *value)
{
    request_place place;

    (void)v;
    return read_place(value, &place);
}

static const struct {
    const char *name;
    value_check accepts;
    bool of_list; /* of a page of the list alone */
} fields[] = {
    {"state", is_state, false},       {"desk", is_desk, false},     {"urgency", is_urgency, false},
    {"language", is_language, false}, {"from", is_day, false},      {"to", is_day, false},
    {"assigned", is_charge, false},   {"suspect", is_truth, false}, {"q", is_sought, true},
    {"order", is_order, true},        {"after", is_place, true},    {"before", is_place, true},
};

static bool accepts(const visit *v, const field *pair, bool of_list)
{
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (strcmp(fields[i].name, pair->name) == 0) {
            return (of_list || !fields[i].of_list) &&
                   field_list_count(v->in->query, pair->name) == 1 &&
                   (*pair->value == '\0' || fields[i].accepts(v, pair->value));
        }
    }
    return false;
}

static bool accepts_all(const visit *v, bool of_list)
{
    const GPtrArray *given = v->in->query->fields;

    for (guint i = 0; i < given->len; i++) {
        if (!accepts(v, g_ptr_array_index(given, i), of_list)) {
            return false;
        }
    }
    return true;
}

/* NULL when it is missing or empty. */
static const char *value_of(const visit *v, const char *name)
{
    const char *value = field_list_get(v->in->query, name);

    return value != NULL && *value != '\0' ? value : NULL;
}

static char *day_of(const visit *v, const char *name)
{
    const char *value = value_of(v, name);
    calendar_date date;

    return value != NULL && calendar_parse(value, &date) ? calendar_iso(date) : NULL;
}

static void read_filter(const visit *v, request_query *query)
{
    query->from = day_of(v, "from");
    query->to = day_of(v, "to");
    query->filter = (request_filter){
        .state = value_of(v, "state"),
        .desk_code = value_of(v, "desk"),
        .urgency = value_of(v, "urgency"),
        .language = value_of(v, "language"),
        .from = query->from,
        .to = query->to,
        .assigned_to = value_of(v, "assigned"),
        .suspect = value_of(v, "suspect"),
    };
}

bool request_query_read(const visit *v, request_query *query)
{
    *query = (request_query){0};
    if (!accepts_all(v, false)) {
        return false;
    }
    read_filter(v, query);
    return true;
}

static request_order order_of(const char *code)
{
    for (guint i = 0; code != NULL && request_query_orders[i] != NULL; i++) {
        if (strcmp(request_query_orders[i], code) == 0) {
            return (request_order)i;
        }
    }
    return ORDER_PRESSING;
}

bool request_list_query_read(const visit *v, request_list_query *query)
{
    const char *after = value_of(v, "after");
    const char *before = value_of(v, "before");

    *query = (request_list_query){0};
    if (!accepts_all(v, true) || (after != NULL && before != NULL)) {
        return false;
    }
    read_filter(v, &query->query);
    query->typed = value_of(v, "q");
    query->listing.filter = query->query.filter;
    query->listing.order = order_of(value_of(v, "order"));
    query->listing.before = before != NULL;
    if ((after != NULL || before != NULL) &&
        read_place(after != NULL ? after : before, &query->place)) {
        query->listing.place = &query->place;
    }
    if (query->typed != NULL) {
        query->listing.sought = request_key_sought(query->typed, &query->key);
        query->listing.key = query->key;
    }
    return true;
}

void request_query_clear(request_query *query)
{
    g_clear_pointer(&query->from, g_free);
    g_clear_pointer(&query->to, g_free);
}

void request_list_query_clear(request_list_query *query)
{
    request_query_clear(&query->query);
    g_clear_pointer(&query->key, g_free);
}

static void append_pair(GString *href, const char *name, const char *value)
{
    if (value != NULL) {
        g_autofree char *encoded = url_part(value);
        bool first = strchr(href->str, '?') == NULL;
        g_string_append_printf(href, "%c%s=%s", first ? '?' : '&', name, encoded);
    }
}

static void append_filter(GString *href, const request_filter *filter)
{
    append_pair(href, "state", filter->state);
    append_pair(href, "desk", filter->desk_code);
    append_pair(href, "urgency", filter->urgency);
    append_pair(href, "language", filter->language);
    append_pair(href, "from", filter->from);
    append_pair(href, "to", filter->to);
    append_pair(href, "assigned", filter->assigned_to);
    append_pair(href, "suspect", filter->suspect);
}

char *request_query_href(const char *path, const request_filter *filter)
{
    GString *href = g_string_new(path);

    append_filter(href, filter);
    return g_string_free(href, FALSE);
}

char *request_list_query_href(const request_list_query *query, const char *side,
                              const request_row *row)
{
    GString *href = g_string_new("/requests");
    const request_order order = query->listing.order;

    append_filter(href, &query->listing.filter);
    append_pair(href, "q", query->typed);
    append_pair(href, "order", order != ORDER_PRESSING ? request_query_orders[order] : NULL);
    if (side != NULL) {
        g_autofree char *place = g_strdup_printf("%d-%" G_GINT64_FORMAT "-%s", row->pressing,
                                                 row->received_us, row->receipt_no);
        append_pair(href, side, place);
    }
    return g_string_free(href, FALSE);
}
