#include "pages/staff/contact_prefill.h"

#include "form/entries.h"
#include "form/item.h"

/* What was true of that contact alone. */
static const char *const of_one_contact[] = {
    "log_no",
    "intake_no",
    "contact_at",
    "contact_time",
    "first_resp_at",
    "handler",
    "handler_pro",
    "handler_pro_other",
    "desk",
    "case_kind",
    "route",
    "route_other",
    "summary",
    "community_issue",
    "community_issue_other",
    "community_note",
    "outcome",
    "outcome_other",
    "outcome_date",
    "next_date",
    "next_action",
    "next_handler",
    "state",
    "info_gap",
    "minutes",
};

static bool is_text(const json_t *value)
{
    return json_string_length(value) > 0;
}

/* A code as an answer to this question. The options of the municipality have no other name. */
static json_t *coded(const item *it, const char *code)
{
    const option *found = option_list_find(&it->options, code);

    return json_pack("{s:s*, s:s}", "system", found != NULL ? found->system : NULL, "code", code);
}

static void set_code(const questionnaire *q, json_t *answers, const char *link_id, const char *code)
{
    const item *it = questionnaire_find_item(q, link_id);

    if (it != NULL && code != NULL) {
        json_object_set_new(answers, link_id, coded(it, code));
    }
}

static const char *text_of(const json_t *ground, const char *key)
{
    return json_string_value(json_object_get(ground, key));
}

static void set_text(json_t *answers, const char *link_id, json_t *text)
{
    if (is_text(text)) {
        json_object_set(answers, link_id, text);
    }
}

/* The same codes as the last time; the text of that contact is its own. */
static json_t *of_last(const json_t *ground)
{
    const json_t *last = json_object_get(ground, "last");
    json_t *answers = json_is_object(last) ? json_deep_copy(last) : json_object();

    for (gsize i = 0; i < G_N_ELEMENTS(of_one_contact); i++) {
        json_object_del(answers, of_one_contact[i]);
    }
    return answers;
}

static bool is_option(const item *it, const json_t *answer)
{
    const char *code = json_string_value(json_object_get(answer, "code"));

    return code != NULL &&
           (it->options.municipal_set != NULL || option_list_find(&it->options, code) != NULL);
}

/* Of several answers those that are options here, and not more than may be chosen. Caller owns. */
static json_t *fitting(const item *it, json_t *answer)
{
    json_auto_t *several = json_is_array(answer) ? json_incref(answer) : json_pack("[O]", answer);
    json_t *fits = json_array();
    size_t i = 0;
    json_t *value = NULL;

    json_array_foreach(several, i, value)
    {
        const bool room = it->max_occurs == 0 || json_array_size(fits) < it->max_occurs;
        if (room && (json_is_string(value) || is_option(it, value))) {
            json_array_append_new(fits, json_is_string(value) ? json_incref(value)
                                                              : coded(it, text_of(value, "code")));
        }
    }
    return fits;
}

/* Of a question that takes one answer, several answers say nothing. */
static void take(const item *it, json_t *answer, json_t *answers)
{
    json_auto_t *fits = fitting(it, answer);

    if (it->repeats && json_array_size(fits) > 0) {
        json_object_set(answers, it->link_id, fits);
    } else if (json_array_size(fits) == 1 &&
               (!json_is_array(answer) || json_array_size(answer) == 1)) {
        json_object_set(answers, it->link_id, json_array_get(fits, 0));
    }
}

/* What the resident wrote, of the questions that are still open. */
static void add_request(const questionnaire *q, const json_t *ground, json_t *answers)
{
    const json_t *request = json_object_get(ground, "request");
    const json_t *written = json_object_get(request, "answers");

    for (guint i = 0; i < questionnaire_item_count(q); i++) {
        const item *it = questionnaire_item(q, i);
        json_t *answer = it->takes_from != NULL ? json_object_get(written, it->takes_from) : NULL;
        if (answer != NULL && json_object_get(answers, it->link_id) == NULL) {
            take(it, answer, answers);
        }
    }
    set_text(answers, "intake_no", json_object_get(request, "receipt_no"));
}

static void add_person(const questionnaire *q, const json_t *ground, json_t *answers)
{
    set_text(answers, "subj_id", json_object_get(ground, "person_no"));
    set_text(answers, "subj_name", json_object_get(ground, "name"));
    set_text(answers, "subj_kana", json_object_get(ground, "kana"));
    set_text(answers, "subj_birth", json_object_get(ground, "birth_on"));
    set_code(q, answers, "subj_gender", text_of(ground, "gender"));
    set_code(q, answers, "subj_town", text_of(ground, "town"));
}

static const char *case_kind(const json_t *ground)
{
    const bool closed = g_strcmp0(text_of(ground, "state"), "closed") == 0;

    if (!json_is_true(json_object_get(ground, "known"))) {
        return "new";
    }
    return json_is_true(json_object_get(ground, "dealt_with")) && !closed ? "cont" : "re";
}

/* Who types, where, and now. */
static void add_moment(const questionnaire *q, const json_t *ground, json_t *answers)
{
    set_code(q, answers, "desk", text_of(ground, "desk"));
    set_code(q, answers, "handler", text_of(ground, "staff"));
    set_code(q, answers, "handler_pro", text_of(ground, "profession"));
    set_text(answers, "contact_at", json_object_get(ground, "day"));
    set_text(answers, "contact_time", json_object_get(ground, "minute"));
    set_text(answers, "next_date", json_object_get(ground, "next_on"));
    set_code(q, answers, "case_kind", case_kind(ground));
}

static void add_default(const questionnaire *q, json_t *answers, const char *link_id,
                        const char *code)
{
    if (json_object_get(answers, link_id) == NULL) {
        set_code(q, answers, link_id, code);
    }
}

json_t *contact_prefill(const questionnaire *q, const json_t *ground)
{
    json_auto_t *answers = of_last(ground);
    const bool first = json_object_size(answers) == 0;

    if (first && json_is_object(json_object_get(ground, "request"))) {
        add_request(q, ground, answers);
        add_default(q, answers, "channel", "web");
    }
    add_person(q, ground, answers);
    add_moment(q, ground, answers);
    add_default(q, answers, "state", "open");
    add_default(q, answers, "conf_level", "desk");
    return entries_of_answers(q, answers);
}
