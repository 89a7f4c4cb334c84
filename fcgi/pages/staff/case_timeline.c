#include "pages/staff/case_timeline.h"

#include "pages/staff/minute.h"
#include "pages/staff/request_view.h"

#include <string.h>

static const char *text_of(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

static json_t *day_of(const json_t *event)
{
    const char *iso = text_of(event, "new");
    calendar_date date;

    return json_string(iso != NULL && calendar_parse_iso(iso, &date) ? iso : "");
}

/* The values that the sentences of events have places for. */
static json_t *places_of(const visit *v, const json_t *event)
{
    const char *old = text_of(event, "old");
    const char *new = text_of(event, "new");
    json_t *places = json_pack("{s:s?, s:s?, s:s?, s:s?, s:o}", "from_name",
                               text_of(event, "old_name"), "to_name", text_of(event, "new_name"),
                               "old", old, "new", new, "day", day_of(event));

    if (strcmp(text_of(event, "kind"), "state") == 0) {
        json_object_set_new(
            places, "from_name",
            json_string(request_view_label(v->site, v->language, "staff_case_state_", old)));
        json_object_set_new(
            places, "to_name",
            json_string(request_view_label(v->site, v->language, "staff_case_state_", new)));
    }
    return places;
}

/* "staff_case_event_KIND"; of what was taken away, "…_none"; of what was there before not,
 * "…_first". */
static json_t *what_of(const visit *v, const json_t *event)
{
    const char *kind = text_of(event, "kind");
    const bool none = strcmp(kind, "assign") == 0 && text_of(event, "new") == NULL;
    const bool first = strcmp(kind, "merge") == 0 && text_of(event, "old") == NULL;
    g_autofree char *key = g_strconcat("staff_case_event_", kind,
                                       none    ? "_none"
                                       : first ? "_first"
                                               : "",
                                       NULL);

    return page_sentence(v, key, places_of(v, event));
}

static json_t *event_view(const visit *v, const json_t *event)
{
    const char *iso = text_of(event, "at");
    g_autofree char *at = minute_text(iso);

    return json_pack("{s:s, s:s, s:s?, s:o, s:n, s:O, s:O}", "at", at, "at_iso", iso, "who",
                     text_of(event, "who"), "what", what_of(v, event), "into", "note",
                     json_object_get(event, "note"), "masked", json_object_get(event, "masked"));
}

json_t *case_timeline_events(const visit *v, const json_t *found, gint64 after)
{
    json_t *views = json_array();
    size_t i = 0;
    json_t *event = NULL;

    json_array_foreach(json_object_get(found, "events"), i, event)
    {
        if (json_integer_value(json_object_get(event, "saves")) > after) {
            json_array_append_new(views, event_view(v, event));
        }
    }
    return views;
}

/* One line of the timeline and where it stands in it. */
typedef struct {
    char *when; /* what sorts as time does */
    json_t *view;
} entry;

static void free_entry(gpointer data)
{
    entry *e = data;

    g_free(e->when);
    json_decref(e->view);
    g_free(e);
}

static void add_entry(GPtrArray *entries, char *when, json_t *contact, json_t *event)
{
    entry *e = g_new0(entry, 1);

    e->when = when;
    e->view = json_pack("{s:o, s:o}", "contact", contact, "event", event);
    g_ptr_array_add(entries, e);
}

/* A contact without a time stands at the end of its day; one that is being typed before all. */
static char *when_of(const json_t *contact)
{
    const char *day = text_of(contact, "contact_on");
    const char *time = text_of(contact, "contact_time");

    return json_is_true(json_object_get(contact, "completed"))
               ? g_strdup_printf("%sT%s", day, time != NULL ? time : "24:00")
               : g_strdup_printf("~%s", text_of(contact, "begun_at"));
}

/* The latest first. */
static gint compare(gconstpointer left, gconstpointer right)
{
    const entry *const *a = left;
    const entry *const *b = right;

    return strcmp((*b)->when, (*a)->when);
}

static void add_contacts(GPtrArray *entries, const json_t *found)
{
    size_t i = 0;
    json_t *contact = NULL;

    json_array_foreach(json_object_get(found, "contacts"), i, contact)
    {
        add_entry(entries, when_of(contact), json_incref(contact), json_null());
    }
}

/* A contact speaks for itself. */
static void add_events(GPtrArray *entries, const visit *v, const json_t *found)
{
    size_t i = 0;
    json_t *event = NULL;

    json_array_foreach(json_object_get(found, "events"), i, event)
    {
        if (strcmp(text_of(event, "kind"), "contact") != 0) {
            add_entry(entries, g_strdup(text_of(event, "at")), json_null(), event_view(v, event));
        }
    }
}

json_t *case_timeline(const visit *v, const json_t *found)
{
    g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func(free_entry);
    json_t *views = json_array();

    add_contacts(entries, found);
    add_events(entries, v, found);
    g_ptr_array_sort(entries, compare);
    for (guint i = 0; i < entries->len; i++) {
        const entry *e = g_ptr_array_index(entries, i);
        json_array_append(views, e->view);
    }
    return views;
}
