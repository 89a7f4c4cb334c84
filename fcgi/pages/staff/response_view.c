#include "pages/staff/response_view.h"

#include "pages/staff/minute.h"
#include "pages/staff/request_view.h"

#include <string.h>

const char *response_view_status(const visit *v, const char *status)
{
    return request_view_label(v->site, v->language, "staff_response_", status);
}

/* Absent times and texts are null, lest a template find a member of the same name further out. */
static void set_text(json_t *view, const char *key, const char *text)
{
    json_object_set_new(view, key, text != NULL ? json_string(text) : json_null());
}

static void set_moment(json_t *view, const char *key, const char *key_iso, const char *iso)
{
    g_autofree char *text = iso != NULL ? minute_text(iso) : NULL;

    set_text(view, key, text);
    set_text(view, key_iso, iso);
}

static json_t *typing_view(const stored_response *stored)
{
    json_t *view = NULL;

    if (stored->entries == NULL) {
        return json_null();
    }
    view = json_pack("{s:b, s:b}", "correction", stored->revision > 0, "mine", stored->saved_by_me);
    set_text(view, "reason", stored->entries_reason);
    set_text(view, "saved_by", stored->saved_by);
    set_moment(view, "saved", "saved_at", stored->saved_at);
    return view;
}

static void set_held(const visit *v, json_t *view, const stored_response *stored)
{
    set_text(view, "status", response_view_status(v, stored->status));
    set_text(view, "status_code", stored->status);
    json_object_set_new(view, "in_progress", json_boolean(stored->revision == 0));
    json_object_set_new(view, "withdrawn",
                        json_boolean(strcmp(stored->status, "entered-in-error") == 0));
    json_object_set_new(view, "revision_number", json_integer(stored->revision));
    set_text(view, "revised_by", stored->revised_by);
    set_moment(view, "revised", "revised_at", stored->revised_at);
    set_text(view, "reason", stored->reason);
}

json_t *response_view_facts(const visit *v, const opened_response *r)
{
    const stored_response *stored = r->stored;
    json_t *view = json_object();

    set_text(view, "response_no", stored->number);
    set_text(view, "response", r->path);
    set_text(view, "list", r->list);
    set_text(view, "form_title", questionnaire_title(r->questionnaire, v->language));
    set_text(view, "form_version", stored->version);
    set_text(view, "desk", stored->desk_name);
    set_text(view, "language",
             request_view_label(v->site, v->language, "staff_language_", stored->language));
    set_text(view, "begun_by", stored->begun_by);
    set_moment(view, "begun", "begun_at", stored->begun_at);
    set_held(v, view, stored);
    json_object_set_new(view, "typing", typing_view(stored));
    json_object_set_new(view, "revision", json_integer(stored->saves));
    return view;
}
