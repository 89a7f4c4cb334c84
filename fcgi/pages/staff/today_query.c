#include "pages/staff/today_query.h"

#include "text/url.h"

#include <string.h>

const char *const today_tabs[] = {"new",    "overdue", "due",    "week",
                                  "urgent", "mine",    "drafts", NULL};

static bool is_number(const char *text)
{
    return receipt_number_is_valid(text) || case_number_is_valid(text) ||
           response_number_is_valid(text);
}

/* Without a day the middle part is empty: "0--C08-7K3MPQ-X". */
static bool read_place(const char *text, today_place *place)
{
    g_auto(GStrv) parts = g_strsplit(text, "-", 3);
    guint64 moment_us = 0;

    if (g_strv_length(parts) != 3 || (strcmp(parts[0], "0") != 0 && strcmp(parts[0], "1") != 0) ||
        !is_number(parts[2])) {
        return false;
    }
    if (*parts[1] != '\0' &&
        !g_ascii_string_to_unsigned(parts[1], 10, 0, G_MAXINT64, &moment_us, NULL)) {
        return false;
    }
    place->urgent = *parts[0] == '1';
    place->moment_us = *parts[1] != '\0' ? (gint64)moment_us : -1;
    g_strlcpy(place->number, parts[2], sizeof place->number);
    return true;
}

char *today_place_text(const today_place *place)
{
    return place->moment_us < 0 ? g_strdup_printf("%d--%s", place->urgent, place->number)
                                : g_strdup_printf("%d-%" G_GINT64_FORMAT "-%s", place->urgent,
                                                  place->moment_us, place->number);
}

/* NULL when it is missing or empty. */
static const char *value_of(const field_list *from, const char *name)
{
    const char *value = field_list_get(from, name);

    return value != NULL && *value != '\0' ? value : NULL;
}

bool today_query_read(const visit *v, const field_list *from, today_query *query)
{
    const char *tab = value_of(from, "tab");
    const char *desk = value_of(from, "desk");
    const char *assigned = value_of(from, "assigned");
    const char *after = value_of(from, "after");

    *query = (today_query){.listing = {.tab = tab != NULL ? tab : today_tabs[0],
                                       .desk_code = desk,
                                       .mine = assigned != NULL}};
    if (after != NULL) {
        if (!read_place(after, &query->place)) {
            return false;
        }
        query->listing.place = &query->place;
    }
    return g_strv_contains(today_tabs, query->listing.tab) &&
           (desk == NULL || municipality_desk(v->site->municipality, desk) != NULL) &&
           (assigned == NULL || strcmp(assigned, "me") == 0);
}

static void append_pair(GString *href, const char *name, const char *value)
{
    g_autofree char *encoded = url_part(value);

    g_string_append_printf(href, "&%s=%s", name, encoded);
}

char *today_query_href(const today_listing *listing, const today_place *place)
{
    GString *href = g_string_new("/today?tab=");

    g_string_append(href, listing->tab);
    if (listing->desk_code != NULL) {
        append_pair(href, "desk", listing->desk_code);
    }
    if (listing->mine) {
        append_pair(href, "assigned", "me");
    }
    if (place != NULL) {
        g_autofree char *text = today_place_text(place);
        append_pair(href, "after", text);
    }
    return g_string_free(href, FALSE);
}
