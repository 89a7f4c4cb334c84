#include "pages/staff/case_page.h"

#include "form/view.h"
#include "pages/published_form.h"
#include "pages/staff/case_timeline.h"
#include "pages/staff/case_view.h"
#include "pages/staff/staff_context.h"
#include "store/case_file.h"

/* Answers about health are not for who only looks. */
static void mask(json_t *row)
{
    const bool masked = json_is_true(json_object_get(row, "sensitive"));

    json_object_set_new(row, "masked", json_boolean(masked));
    if (masked) {
        json_object_set_new(row, "values", json_array());
    }
}

/* What was not answered is not worth paper. */
static void tidy_rows(json_t *rows, bool masks)
{
    for (size_t i = json_array_size(rows); i > 0; i--) {
        json_t *row = json_array_get(rows, i - 1);
        if (json_is_true(json_object_get(row, "unanswered"))) {
            json_array_remove(rows, i - 1);
        } else if (masks) {
            mask(row);
        }
    }
}

/* Takes away from an array what has nothing left in its member of that name. */
static void drop_empty(json_t *array, const char *member)
{
    for (size_t i = json_array_size(array); i > 0; i--) {
        if (json_array_size(json_object_get(json_array_get(array, i - 1), member)) == 0) {
            json_array_remove(array, i - 1);
        }
    }
}

static void tidy(json_t *summary, bool masks)
{
    json_t *sections = json_object_get(summary, "sections");
    size_t s = 0;
    size_t b = 0;
    json_t *section = NULL;
    json_t *block = NULL;

    json_array_foreach(sections, s, section)
    {
        json_t *blocks = json_object_get(section, "blocks");
        json_array_foreach(blocks, b, block)
        {
            tidy_rows(json_object_get(block, "rows"), masks);
        }
        drop_empty(blocks, "rows");
    }
    drop_empty(sections, "blocks");
}

/* Adds to a contact the sections of its answers, by the form's version that it was typed in. */
static bool add_answers(visit *v, json_t *contact, GError **error)
{
    const questionnaire *q =
        published_form(v, json_string_value(json_object_get(contact, "url")),
                       json_string_value(json_object_get(contact, "version")), error);
    g_auto(staff_context) context = {0};
    json_auto_t *summary = NULL;

    if (q == NULL || !staff_context_open(v, q, &context, error)) {
        return false;
    }
    summary = answers_summary_view(q, json_object_get(contact, "answers"), &context.form);
    tidy(summary, v->staff->role < ROLE_DESK);
    json_object_update(contact, summary);
    json_object_set_new(contact, "day", case_view_day(v, json_object_get(contact, "contact_on")));
    return true;
}

static json_t *contacts_of(visit *v, GError **error)
{
    json_auto_t *contacts =
        case_file_contacts(v->site->db, &v->scope, v->parameters.values[0], error);
    size_t i = 0;
    json_t *contact = NULL;

    if (contacts == NULL) {
        return NULL;
    }
    json_array_foreach(contacts, i, contact)
    {
        if (!add_answers(v, contact, error)) {
            return NULL;
        }
    }
    return json_incref(contacts);
}

/* "2026-09-01 14:05", in Tokyo. The caller frees it. */
static char *now_text(void)
{
    enum { TOKYO_SECONDS = 9 * 60 * 60 };
    g_autoptr(GTimeZone) tokyo = g_time_zone_new_offset(TOKYO_SECONDS);
    g_autoptr(GDateTime) now = g_date_time_new_now(tokyo);

    return g_date_time_format(now, "%Y-%m-%d %H:%M");
}

bool case_print_page(visit *v, GError **error)
{
    json_auto_t *found = case_of_path(v, "case.print", error);
    g_autofree char *printed = now_text();
    json_t *contacts = found != NULL ? contacts_of(v, error) : NULL;

    if (contacts == NULL) {
        return *error == NULL;
    }
    json_object_set_new(found, "records", contacts);
    json_object_set_new(found, "all_events", case_timeline_events(v, found, 0));
    json_object_set_new(found, "seal",
                        json_boolean(g_strcmp0(field_list_get(v->in->query, "seal"), "1") == 0));
    json_object_set_new(found, "printed", json_string(printed));
    json_object_set_new(found, "printed_by", json_string(v->staff->name));
    return page_render(v, 200, "staff/case_print", json_incref(found), error);
}
