#include "pages/staff/export_choices.h"

#include "export/response_table.h"
#include "export/withheld.h"

#include <string.h>

void export_choices_clear(export_choices *choices)
{
    g_clear_pointer(&choices->detail, json_decref);
}

static bool may_have_sensitive(const visit *v)
{
    return (v->staff->rights & RIGHT_EXPORT_SENSITIVE) != 0;
}

json_t *export_choices_known(const visit *v)
{
    return json_pack("{s:[s]}", "may_sensitive", may_have_sensitive(v) ? "true" : "false");
}

static json_t *chosen(const char *code)
{
    return json_pack("{s:s}", "code", code);
}

/* A code of the filter as the one that is chosen; nothing when it does not filter. */
static void choose(json_t *answers, const char *link_id, const char *code)
{
    if (code != NULL) {
        json_object_set_new(answers, link_id, chosen(code));
    }
}

/* The same of a question with several answers. */
static void tick(json_t *answers, const char *link_id, const char *code)
{
    if (code != NULL) {
        json_object_set_new(answers, link_id, json_pack("[o]", chosen(code)));
    }
}

/* The list shows no spam unless it is asked for, and of one's own what is not finished. */
static void tick_states(json_t *answers, const request_filter *filter)
{
    const bool mine = g_strcmp0(filter->assigned_to, "me") == 0;

    if (filter->state != NULL) {
        tick(answers, "state", filter->state);
        return;
    }
    json_object_set_new(answers, "state",
                        json_pack("[o, o, o*]", chosen("open"), chosen("in_progress"),
                                  mine ? NULL : chosen("done")));
}

static void set_day(json_t *answers, const char *link_id, const char *iso)
{
    if (iso != NULL) {
        json_object_set_new(answers, link_id, json_string(iso));
    }
}

static void set_filter(json_t *answers, const request_filter *filter)
{
    set_day(answers, "since", filter->from);
    set_day(answers, "until", filter->to);
    tick_states(answers, filter);
    tick(answers, "desk", filter->desk_code);
    tick(answers, "urgency", filter->urgency);
    tick(answers, "screen", filter->language);
    choose(answers, "assigned", filter->assigned_to);
    choose(answers, "suspect", filter->suspect);
}

json_t *export_choices_first(const visit *v, const request_filter *filter)
{
    json_t *answers = json_pack("{s:b}", "may_sensitive", may_have_sensitive(v));

    if (filter != NULL) {
        set_filter(answers, filter);
    }
    choose(answers, "contents", "both");
    choose(answers, "wareki", "iso");
    choose(answers, "sensitive", "without");
    choose(answers, "encoding", "utf-8");
    choose(answers, "file", "csv");
    return answers;
}

static const char *code_of(const json_t *answers, const char *link_id)
{
    return json_string_value(json_object_get(json_object_get(answers, link_id), "code"));
}

static bool is_chosen(const json_t *answers, const char *link_id, const char *code)
{
    return g_strcmp0(code_of(answers, link_id), code) == 0;
}

/* The ticked codes become a list of the filter; none ticked is no filter. */
static void keep_codes(json_t *detail, const char *name, const json_t *ticked)
{
    json_t *codes = json_array();
    size_t i = 0;
    json_t *one = NULL;

    json_array_foreach(ticked, i, one)
    {
        json_array_append(codes, json_object_get(one, "code"));
    }
    if (json_array_size(codes) > 0) {
        json_object_set(detail, name, codes);
    }
    json_decref(codes);
}

static void keep(json_t *detail, const char *name, json_t *value)
{
    if (value != NULL) {
        json_object_set(detail, name, value);
    }
}

static json_t *filter_of(const json_t *answers)
{
    json_t *detail = json_object();

    keep(detail, "since", json_object_get(answers, "since"));
    keep(detail, "until", json_object_get(answers, "until"));
    keep_codes(detail, "states", json_object_get(answers, "state"));
    keep_codes(detail, "desks", json_object_get(answers, "desk"));
    keep_codes(detail, "urgencies", json_object_get(answers, "urgency"));
    keep_codes(detail, "screens", json_object_get(answers, "screen"));
    keep(detail, "assigned", json_object_get(json_object_get(answers, "assigned"), "code"));
    keep(detail, "suspect", json_object_get(json_object_get(answers, "suspect"), "code"));
    return detail;
}

static bool is_in_order(const json_t *filter)
{
    const char *since = json_string_value(json_object_get(filter, "since"));
    const char *until = json_string_value(json_object_get(filter, "until"));

    return since == NULL || until == NULL || strcmp(since, until) <= 0;
}

static unsigned contents_of(const char *code)
{
    if (g_str_equal(code, "codes")) {
        return TABLE_CODES;
    }
    return g_str_equal(code, "labels") ? TABLE_LABELS : TABLE_CODES | TABLE_LABELS;
}

bool export_choices_read(const json_t *answers, const questionnaire *q, export_choices *choices)
{
    json_t *detail = filter_of(answers);

    choices->contents = contents_of(code_of(answers, "contents"));
    choices->wareki = is_chosen(answers, "wareki", "both");
    choices->sensitive = is_chosen(answers, "sensitive", "with");
    choices->cp932 = is_chosen(answers, "encoding", "cp932");
    choices->zip = is_chosen(answers, "file", "zip");
    choices->detail = detail;
    json_object_set_new(detail, "contents", json_string(code_of(answers, "contents")));
    json_object_set_new(detail, "dates", json_string(code_of(answers, "wareki")));
    json_object_set_new(detail, "encoding", json_string(code_of(answers, "encoding")));
    json_object_set_new(detail, "file", json_string(code_of(answers, "file")));
    if (choices->sensitive) {
        json_object_set_new(detail, "sensitive", json_true());
        json_object_set(detail, "reason", json_object_get(answers, "reason"));
    } else {
        json_object_set_new(detail, "left_out", withheld_link_ids(q));
    }
    return is_in_order(detail);
}
