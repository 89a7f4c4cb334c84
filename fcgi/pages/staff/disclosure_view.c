#include "pages/staff/disclosure_view.h"

#include "form/form.h"
#include "form/view.h"
#include "pages/published_form.h"
#include "pages/staff/minute.h"
#include "pages/staff/request_view.h"
#include "store/contact.h"

const char *const disclosure_paragraphs[] = {"1", "2", "3", "4", "5", "6", "7", NULL};

/* While a record is walked. */
typedef struct {
    visit *visit;
    const json_t *withheld;
    json_t *seen; /* names that had their choices already */
    disclosure_use use;
} walk;

static const char *label(const visit *v, const char *prefix, const char *code)
{
    return code != NULL ? request_view_label(v->site, v->language, prefix, code) : NULL;
}

static const char *text_of(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

static void set_minute(json_t *view, const json_t *of)
{
    const char *at = text_of(of, "at");
    g_autofree char *minute = at != NULL ? minute_text(at) : NULL;

    json_object_set_new(view, "minute", json_pack("s?", minute));
}

static json_t *choice(const walk *w, const char *name, const char *chosen)
{
    json_t *views = NULL;

    if (w->use == DISCLOSURE_TO_GIVE || json_object_get(w->seen, name) != NULL) {
        return json_null();
    }
    json_object_set_new(w->seen, name, json_true());
    views = json_array();
    for (const char *const *code = disclosure_paragraphs; *code != NULL; code++) {
        json_array_append_new(views, json_pack("{s:s, s:s, s:b}", "code", *code, "label",
                                               label(w->visit, "staff_withheld_", *code),
                                               "selected", g_strcmp0(*code, chosen) == 0));
    }
    return json_pack("{s:o}", "options", views);
}

/* NULL when it is shown. What an answer was corrected to is withheld with it. */
static const char *paragraph_of(const walk *w, const json_t *line)
{
    const char *own = text_of(w->withheld, text_of(line, "name"));
    const char *corrected = text_of(line, "item");

    return own == NULL && corrected != NULL ? text_of(w->withheld, corrected) : own;
}

/* A line with "name" and "values": an answer, or what the desk did. */
static void judge(const walk *w, json_t *line)
{
    const char *name = text_of(line, "name");
    const char *paragraph = paragraph_of(w, line);

    json_object_set_new(line, "withheld",
                        json_pack("s?", label(w->visit, "staff_withheld_", paragraph)));
    json_object_set_new(line, "choice",
                        json_array_size(json_object_get(line, "values")) > 0
                            ? choice(w, name, paragraph)
                            : json_null());
    if (paragraph != NULL && w->use == DISCLOSURE_TO_GIVE) {
        json_object_set_new(line, "values", json_array());
        json_object_set_new(line, "unanswered", json_false());
    }
}

static void judge_sections(const walk *w, json_t *sections)
{
    size_t s = 0;
    size_t b = 0;
    size_t r = 0;
    json_t *section = NULL;
    json_t *block = NULL;
    json_t *row = NULL;

    json_array_foreach(sections, s, section)
    {
        json_array_foreach(json_object_get(section, "blocks"), b, block)
        {
            json_array_foreach(json_object_get(block, "rows"), r, row)
            {
                judge(w, row);
            }
        }
    }
}

/* content: an element of "contents", or {"entries"} for what is being typed. */
static json_t *content_view(const walk *w, const questionnaire *q, const json_t *content)
{
    const form_context context = published_form_context(w->visit);
    const json_t *entries = json_object_get(content, "entries");
    json_t *view = NULL;

    if (entries != NULL) {
        g_autoptr(form) f = form_evaluate(q, entries, &context);
        view = form_summary_view(f);
    } else {
        view = answers_summary_view(q, json_object_get(content, "answers"), &context);
    }
    judge_sections(w, json_object_get(view, "sections"));
    json_object_set_new(view, "typing", json_boolean(entries != NULL));
    json_object_set_new(view, "revision", json_pack("O?", json_object_get(content, "revision")));
    json_object_set_new(view, "log_no", json_pack("O?", json_object_get(content, "log_no")));
    json_object_set_new(view, "by", json_pack("O?", json_object_get(content, "by")));
    json_object_set_new(view, "reason", json_pack("O?", json_object_get(content, "reason")));
    set_minute(view, content);
    return view;
}

/* Contacts of a case are each of a version of their own; the contents of others are of the
 * record's. NULL with a fault. */
static const questionnaire *form_of(const walk *w, const questionnaire *q, const json_t *content,
                                    GError **error)
{
    const char *url = text_of(content, "url");

    return url != NULL ? published_form(w->visit, url, text_of(content, "version"), error) : q;
}

/* NULL with a fault. */
static json_t *contents_view(const walk *w, const questionnaire *q, const json_t *record,
                             GError **error)
{
    json_t *entries = json_object_get(record, "entries");
    json_auto_t *views = json_array();
    size_t i = 0;
    json_t *content = NULL;

    json_array_foreach(json_object_get(record, "contents"), i, content)
    {
        const questionnaire *own = form_of(w, q, content, error);
        if (own == NULL) {
            return NULL;
        }
        json_array_append_new(views, content_view(w, own, content));
    }
    if (json_is_object(entries)) {
        json_auto_t *typing = json_pack("{s:O}", "entries", entries);
        json_array_append_new(views, content_view(w, q, typing));
    }
    return json_incref(views);
}

static void append_text(json_t *values, const char *text)
{
    if (text != NULL) {
        json_array_append_new(values, json_string(text));
    }
}

/* Before the texts of the states that such an event tells of; NULL when it tells of none. */
static const char *state_prefix(const char *kind)
{
    return g_strcmp0(kind, "state") == 0        ? "staff_state_"
           : g_strcmp0(kind, "case_state") == 0 ? "staff_disclosure_case_"
                                                : NULL;
}

static json_t *event_view(const walk *w, const json_t *event)
{
    const char *states = state_prefix(text_of(event, "kind"));
    const char *after = text_of(event, "new");
    json_t *values = json_array();
    json_t *view = json_pack("{s:O, s:O?, s:s, s:O?, s:o}", "name", json_object_get(event, "name"),
                             "item", json_object_get(event, "item"), "kind",
                             label(w->visit, "staff_disclosure_event_", text_of(event, "kind")),
                             "by", json_object_get(event, "by"), "values", values);

    append_text(values, text_of(event, "item"));
    append_text(values, states != NULL ? label(w->visit, states, after) : after);
    append_text(values, text_of(event, "note"));
    set_minute(view, event);
    judge(w, view);
    return view;
}

static json_t *events_view(const walk *w, const json_t *record)
{
    json_t *views = json_array();
    size_t i = 0;
    json_t *event = NULL;

    json_array_foreach(json_object_get(record, "events"), i, event)
    {
        json_array_append_new(views, event_view(w, event));
    }
    return views;
}

static json_t *access_view(const visit *v, const json_t *access)
{
    g_autofree char *key = g_strdelimit(g_strdup(text_of(access, "kind")), ".", '_');
    json_t *view =
        json_pack("{s:s, s:O?, s:O}", "kind", label(v, "staff_audit_", key), "by",
                  json_object_get(access, "by"), "among", json_object_get(access, "among"));

    set_minute(view, access);
    return view;
}

static json_t *accesses_view(const visit *v, const json_t *record)
{
    json_t *views = json_array();
    size_t i = 0;
    json_t *access = NULL;

    json_array_foreach(json_object_get(record, "accesses"), i, access)
    {
        json_array_append_new(views, access_view(v, access));
    }
    return views;
}

static const char *state_label(const visit *v, const json_t *record)
{
    const char *state = text_of(record, "state");

    const char *case_state = text_of(record, "case_state");

    return state != NULL        ? label(v, "staff_state_", state)
           : case_state != NULL ? label(v, "staff_disclosure_case_", case_state)
                                : label(v, "staff_response_", text_of(record, "status"));
}

/* A case without a contact is a record too, of the form that contacts are written on. */
static const questionnaire *form_of_record(visit *v, const json_t *record, GError **error)
{
    const char *url = text_of(record, "url");

    return published_form(v, url != NULL ? url : contact_form_url, text_of(record, "version"),
                          error);
}

json_t *disclosure_view_record(visit *v, const json_t *record, disclosure_use use, GError **error)
{
    json_auto_t *seen = json_object();
    const walk w = {v, json_object_get(record, "withheld"), seen, use};
    const questionnaire *q = form_of_record(v, record, error);
    json_t *contents = q != NULL ? contents_view(&w, q, record, error) : NULL;
    json_t *events = NULL;
    json_t *accesses = NULL;
    json_t *view = NULL;

    if (contents == NULL) {
        return NULL;
    }
    view = json_pack(
        "{s:O, s:O, s:s?, s:b, s:O, s:s, s:o}", "subject", json_object_get(record, "subject"),
        "desk", json_object_get(record, "desk"), "state", state_label(v, record), "suspended",
        text_of(record, "suspended_at") != NULL, "saves", json_object_get(record, "saves"),
        "form_title", questionnaire_title(q, v->language), "contents", contents);
    events = events_view(&w, record);
    accesses = accesses_view(v, record);
    json_object_set_new(view, "has_events", json_boolean(json_array_size(events) > 0));
    json_object_set_new(view, "events", events);
    json_object_set_new(view, "has_accesses", json_boolean(json_array_size(accesses) > 0));
    json_object_set_new(view, "accesses", accesses);
    set_minute(view, record);
    return view;
}

static void set_label(const visit *v, json_t *disclosure, const char *name, const char *prefix)
{
    g_autofree char *key = g_strconcat(name, "_label", NULL);

    json_object_set_new(disclosure, key,
                        json_pack("s?", label(v, prefix, text_of(disclosure, name))));
}

void disclosure_view_name(const visit *v, json_t *disclosure)
{
    set_label(v, disclosure, "kind", "staff_disclosure_kind_");
    set_label(v, disclosure, "relation", "staff_disclosure_relation_");
    set_label(v, disclosure, "identified", "staff_disclosure_identified_");
    set_label(v, disclosure, "decision", "staff_disclosure_decision_");
    json_object_set_new(disclosure, "open", json_boolean(text_of(disclosure, "decision") == NULL));
    json_object_set_new(disclosure, "href",
                        json_sprintf("/admin/disclosures/%" JSON_INTEGER_FORMAT,
                                     json_integer_value(json_object_get(disclosure, "id"))));
}
