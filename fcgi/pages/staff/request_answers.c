#include "pages/staff/request_answers.h"

#include "form/view.h"
#include "pages/published_form.h"
#include "pages/staff/minute.h"
#include "text/url.h"

#include <string.h>

/* The rows of a summary, one after the other. References are the summary's. */
static GPtrArray *rows_of(const json_t *summary)
{
    GPtrArray *rows = g_ptr_array_new();
    size_t s = 0;
    size_t b = 0;
    size_t i = 0;
    json_t *section = NULL;
    json_t *block = NULL;
    json_t *row = NULL;

    json_array_foreach(json_object_get(summary, "sections"), s, section)
    {
        json_array_foreach(json_object_get(section, "blocks"), b, block)
        {
            json_array_foreach(json_object_get(block, "rows"), i, row)
            {
                g_ptr_array_add(rows, row);
            }
        }
    }
    return rows;
}

static json_t *correction_view(const request_event *event)
{
    g_autofree char *at = minute_text(event->at);

    return json_pack("{s:s, s:s, s:s, s:s, s:s?}", "value", event->new_value, "note", event->note,
                     "at", at, "at_iso", event->at, "who", event->staff_name);
}

static json_t *corrections_of(const opened_request *r, const char *link_id)
{
    json_t *corrections = json_array();

    for (guint i = 0; i < r->events->len; i++) {
        const request_event *event = g_ptr_array_index(r->events, i);
        if (g_strcmp0(event->item, link_id) == 0) {
            json_array_append_new(corrections, correction_view(event));
        }
    }
    return corrections;
}

/* What reads the same in both languages is shown once. */
static json_t *original_of(const json_t *row, const json_t *original, const char *language)
{
    const json_t *values = json_object_get(original, "values");

    if (json_equal(json_object_get(row, "values"), values)) {
        return json_null();
    }
    return json_pack("{s:s, s:O, s:O}", "lang", language, "text", json_object_get(original, "text"),
                     "values", json_object_get(original, "values"));
}

/* Free text is the one thing that is the same in both and still not Japanese. */
static bool is_untranslated(const json_t *row)
{
    return json_is_true(json_object_get(row, "multiline")) &&
           json_array_size(json_object_get(row, "values")) > 0;
}

static void mask(json_t *row)
{
    const bool answered = json_array_size(json_object_get(row, "values")) > 0;

    json_object_set_new(row, "masked", json_boolean(answered));
    if (answered) {
        json_object_set_new(row, "values", json_array());
        json_object_set_new(row, "original", json_null());
        json_object_set_new(row, "corrections", json_array());
    }
}

static void complete_row(const opened_request *r, json_t *row, const json_t *original)
{
    const char *link_id = json_string_value(json_object_get(row, "link_id"));
    const char *language = r->detail->row->language;
    const bool foreign = original != NULL;
    g_autofree char *part = url_part(link_id);

    json_object_set_new(row, "original",
                        foreign ? original_of(row, original, language) : json_null());
    json_object_set_new(row, "untranslated", json_boolean(foreign && is_untranslated(row)));
    json_object_set_new(row, "masked", json_false());
    json_object_set_new(row, "corrections", corrections_of(r, link_id));
    if (r->masked && json_is_true(json_object_get(row, "sensitive"))) {
        mask(row);
    }
    json_object_set_new(row, "has_corrections",
                        json_boolean(json_array_size(json_object_get(row, "corrections")) > 0));
    json_object_set_new(row, "correct_href",
                        r->may_change ? json_sprintf("%s/corrections/%s", r->path, part)
                                      : json_null());
}

json_t *request_answers_view(const visit *v, const opened_request *r)
{
    const char *language = r->detail->row->language;
    const form_context japanese = published_form_context_in(v, "ja");
    const form_context given = published_form_context_in(v, language);
    json_t *view = answers_summary_view(r->questionnaire, r->detail->answers, &japanese);
    g_autoptr(GPtrArray) rows = rows_of(view);
    json_auto_t *as_given = strcmp(language, "ja") != 0
                                ? answers_summary_view(r->questionnaire, r->detail->answers, &given)
                                : NULL;
    g_autoptr(GPtrArray) originals = rows_of(as_given);

    /* The same answers give the same rows in every language. */
    g_assert(as_given == NULL || originals->len == rows->len);
    for (guint i = 0; i < rows->len; i++) {
        complete_row(r, g_ptr_array_index(rows, i),
                     as_given != NULL ? g_ptr_array_index(originals, i) : NULL);
    }
    return view;
}

json_t *request_answers_row(const json_t *view, const char *link_id)
{
    g_autoptr(GPtrArray) rows = rows_of(view);

    for (guint i = 0; i < rows->len; i++) {
        json_t *row = g_ptr_array_index(rows, i);
        if (strcmp(json_string_value(json_object_get(row, "link_id")), link_id) == 0) {
            return row;
        }
    }
    return NULL;
}

const char *request_answers_label(const json_t *view, const char *link_id)
{
    const char *text =
        json_string_value(json_object_get(request_answers_row(view, link_id), "text"));

    return text != NULL ? text : link_id;
}
