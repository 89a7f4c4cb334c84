#include "pages/staff/request_timeline.h"

#include "pages/staff/minute.h"
#include "pages/staff/request_answers.h"
#include "pages/staff/request_view.h"

#include <string.h>

static const char *state_name(const visit *v, const char *state)
{
    return request_view_label(v->site, v->language, "staff_state_", state);
}

static json_t *what_of_state(const visit *v, const request_event *e, const json_t *answers)
{
    (void)answers;
    return page_sentence(v, "staff_event_state",
                         json_pack("{s:s, s:s}", "from", state_name(v, e->old_value), "to",
                                   state_name(v, e->new_value)));
}

static json_t *what_of_assign(const visit *v, const request_event *e, const json_t *answers)
{
    (void)answers;
    return e->new_name != NULL
               ? page_sentence(v, "staff_event_assign", json_pack("{s:s}", "name", e->new_name))
               : page_sentence(v, "staff_event_assign_none", json_object());
}

static json_t *what_of_transfer(const visit *v, const request_event *e, const json_t *answers)
{
    (void)answers;
    return page_sentence(v, "staff_event_transfer",
                         json_pack("{s:s, s:s}", "from", e->old_name, "to", e->new_name));
}

static json_t *what_of_note(const visit *v, const request_event *e, const json_t *answers)
{
    (void)e;
    (void)answers;
    return page_sentence(v, "staff_event_note", json_object());
}

/* What is right is shown beside the answer, where it can be masked with it. */
static json_t *what_of_correction(const visit *v, const request_event *e, const json_t *answers)
{
    return page_sentence(v, "staff_event_correction",
                         json_pack("{s:s}", "item", request_answers_label(answers, e->item)));
}

static const struct {
    const char *kind;
    json_t *(*what)(const visit *v, const request_event *e, const json_t *answers);
} sentences[] = {
    {"state", what_of_state}, {"assign", what_of_assign},         {"transfer", what_of_transfer},
    {"note", what_of_note},   {"correction", what_of_correction},
};

static json_t *what_of(const visit *v, const request_event *e, const json_t *answers)
{
    for (gsize i = 0; i < G_N_ELEMENTS(sentences); i++) {
        if (strcmp(sentences[i].kind, e->kind) == 0) {
            return sentences[i].what(v, e, answers);
        }
    }
    g_assert_not_reached();
}

/* A change of state says so itself. */
static json_t *into_of(const visit *v, const request_event *e)
{
    return e->state != NULL && strcmp(e->kind, "state") != 0
               ? page_sentence(v, "staff_event_into",
                               json_pack("{s:s}", "state", state_name(v, e->state)))
               : json_null();
}

static json_t *event_view(const visit *v, const opened_request *r, const request_event *e,
                          const json_t *answers)
{
    g_autofree char *at = minute_text(e->at);

    return json_pack("{s:s, s:s, s:s?, s:o, s:o, s:s?, s:b}", "at", at, "at_iso", e->at, "who",
                     e->staff_name, "what", what_of(v, e, answers), "into", into_of(v, e), "note",
                     r->masked ? NULL : e->note, "masked", r->masked && e->note != NULL);
}

json_t *request_timeline(const visit *v, const opened_request *r, const json_t *answers,
                         gint64 after)
{
    json_t *events = json_array();

    for (guint i = 0; i < r->events->len; i++) {
        const request_event *e = g_ptr_array_index(r->events, i);
        if (e->saves > after) {
            json_array_append_new(events, event_view(v, r, e, answers));
        }
    }
    return events;
}
