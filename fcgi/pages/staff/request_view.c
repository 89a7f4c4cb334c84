#include "pages/staff/request_view.h"

#include "pages/staff/minute.h"
#include "pages/staff/request_age.h"

enum { PRIORITY_URGENT = 1 };

const char *const request_view_states[] = {"open", "in_progress", "done", "spam", NULL};
const char *const request_view_urgencies[] = {"today", "d3", "w1", "later", NULL};
const char *const request_view_languages[] = {"ja", "ja-x-easy", "en", "zh-Hans", "ko", NULL};

const char *request_view_label(const site *s, const char *language, const char *prefix,
                               const char *code)
{
    g_autofree char *key = g_strconcat(prefix, code, NULL);
    const char *label =
        json_string_value(json_object_get(catalog_language(s->texts, language), key));
    return label != NULL ? label : code;
}

/* A missing text leaves the key out, as templates expect it. */
static void set_text(json_t *view, const char *key, const char *text)
{
    if (text != NULL) {
        json_object_set_new(view, key, json_string(text));
    }
}

static void set_label(json_t *view, const char *key, const visit *v, const char *prefix,
                      const char *code)
{
    set_text(view, key,
             code != NULL ? request_view_label(v->site, v->language, prefix, code) : NULL);
}

/* What was urgent is so no longer when it is done. */
static bool is_urgent(const request_row *row)
{
    static const char *const unfinished[] = {"open", "in_progress", NULL};
    return row->priority == PRIORITY_URGENT && g_strv_contains(unfinished, row->state);
}

static void set_age(json_t *view, const visit *v, const request_row *row)
{
    const int days = request_age_on(row->received_at, calendar_today());
    const char *key = days == 0 ? "staff_age_today" : "staff_age";

    json_object_set_new(view, "age", page_sentence(v, key, json_pack("{s:i}", "days", days)));
    json_object_set_new(view, "overdue", json_boolean(row->overdue));
}

json_t *request_view_row(const visit *v, const request_row *row)
{
    g_autofree char *href = g_strconcat("/requests/", row->receipt_no, NULL);
    g_autofree char *received = minute_text(row->received_at);
    json_t *view = json_pack("{s:b, s:b}", "urgent", is_urgent(row), "foreign",
                             !g_str_has_prefix(row->language, "ja"));
    set_text(view, "receipt_no", row->receipt_no);
    set_text(view, "href", href);
    set_text(view, "received_at", row->received_at);
    set_text(view, "received", received);
    set_text(view, "desk", row->desk_name);
    set_text(view, "name", row->consulter_name);
    set_text(view, "assigned", row->assigned_name);
    set_text(view, "language_code", row->language);
    set_text(view, "state_code", row->state);
    set_label(view, "suspect", v, "staff_suspect_", row->suspect);
    set_label(view, "language", v, "staff_language_", row->language);
    set_label(view, "state", v, "staff_state_", row->state);
    set_label(view, "urgency", v, "staff_urgency_", row->urgency);
    set_age(view, v, row);
    return view;
}
