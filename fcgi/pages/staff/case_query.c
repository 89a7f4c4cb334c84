#include "pages/staff/case_query.h"

#include "base/receipt_number.h"
#include "text/url.h"

#include <string.h>

const char *const case_query_states[] = {"open", "watch", "closed", NULL};
const char *const case_query_charges[] = {"me", "none", NULL};
const char *const case_query_dues[] = {"overdue", "today", "week", NULL};

enum { SOUGHT_CHARACTERS_MAX = 100 };

/* NULL when it is missing or empty. */
static const char *value_of(const visit *v, const char *name)
{
    const char *value = field_list_get(v->in->query, name);

    return value != NULL && *value != '\0' ? value : NULL;
}

static bool is_one_of(const char *value, const char *const *codes)
{
    return value == NULL || g_strv_contains(codes, value);
}

/* Each field of ours, and once. */
static bool knows_all(const visit *v)
{
    static const char *const names[] = {"state", "desk",  "charge", "due",
                                        "q",     "after", "before", NULL};
    const GPtrArray *given = v->in->query->fields;

    for (guint i = 0; i < given->len; i++) {
        const field *pair = g_ptr_array_index(given, i);
        if (!g_strv_contains(names, pair->name) ||
            field_list_count(v->in->query, pair->name) != 1) {
            return false;
        }
    }
    return true;
}

/* "1793500000000000-C08-7K3MPQ-X": opened, number. */
static bool read_place(const char *text, case_query *query)
{
    const char *hyphen = strchr(text, '-');
    guint64 opened = 0;

    if (hyphen == NULL || !case_number_is_valid(hyphen + 1)) {
        return false;
    }
    query->opened_us = g_strndup(text, (gsize)(hyphen - text));
    query->listing.opened_us = query->opened_us;
    query->listing.case_no = hyphen + 1;
    return g_ascii_string_to_unsigned(query->opened_us, 10, 0, G_MAXINT64, &opened, NULL);
}

bool case_query_read(const visit *v, case_query *query)
{
    const char *state = value_of(v, "state");
    const char *after = value_of(v, "after");
    const char *before = value_of(v, "before");
    const char *place = after != NULL ? after : before;

    *query = (case_query){
        .listing = {.state = state != NULL ? state : case_query_states[0],
                    .desk_code = value_of(v, "desk"),
                    .charge = value_of(v, "charge"),
                    .due = value_of(v, "due"),
                    .before = before != NULL},
        .typed = value_of(v, "q"),
    };
    const case_listing *l = &query->listing;
    return knows_all(v) && is_one_of(l->state, case_query_states) &&
           is_one_of(l->charge, case_query_charges) && is_one_of(l->due, case_query_dues) &&
           (l->desk_code == NULL ||
            municipality_desk(v->site->municipality, l->desk_code) != NULL) &&
           (query->typed == NULL || g_utf8_strlen(query->typed, -1) <= SOUGHT_CHARACTERS_MAX) &&
           (after == NULL || before == NULL) && (place == NULL || read_place(place, query));
}

void case_query_clear(case_query *query)
{
    g_clear_pointer(&query->opened_us, g_free);
}

static void append_pair(GString *href, const char *name, const char *value)
{
    if (value != NULL) {
        g_autofree char *encoded = url_part(value);
        const bool first = strchr(href->str, '?') == NULL;
        g_string_append_printf(href, "%c%s=%s", first ? '?' : '&', name, encoded);
    }
}

char *case_query_href(const case_listing *listing, const char *side, const char *place)
{
    GString *href = g_string_new("/cases");

    append_pair(href, "state", listing->state);
    append_pair(href, "desk", listing->desk_code);
    append_pair(href, "charge", listing->charge);
    append_pair(href, "due", listing->due);
    if (side != NULL) {
        append_pair(href, side, place);
    }
    return g_string_free(href, FALSE);
}
