#include "pages/staff/edit_view.h"

#include "form/entries.h"
#include "form/form.h"
#include "form/view.h"
#include "pages/staff/minute.h"
#include "pages/staff/staff_context.h"

json_t *edit_view_row(const edit_row *row)
{
    g_autofree char *minute =
        row != NULL && row->saved_at != NULL ? minute_text(row->saved_at) : NULL;

    if (row == NULL) {
        return json_pack("{s:{}, s:n, s:n, s:n}", "facts", "saved_by", "saved_at", "saved_text");
    }
    return json_pack("{s:O, s:s?, s:s?, s:s?}", "facts", row->facts, "saved_by", row->saved_by,
                     "saved_at", row->saved_at, "saved_text", minute);
}

static void add_rows(json_t *rows, const json_t *block)
{
    size_t i = 0;
    json_t *row = NULL;

    json_array_foreach(json_object_get(block, "rows"), i, row)
    {
        json_object_set(rows, json_string_value(json_object_get(row, "name")), row);
    }
}

/* The rows of a form_summary_view(), by the names of their fields. */
static json_t *rows_of(const questionnaire *q, const json_t *answers, const form_context *context)
{
    json_auto_t *entries = entries_of_answers(q, answers);
    g_autoptr(form) f = form_evaluate(q, entries, context);
    json_auto_t *summary = form_summary_view(f);
    json_t *rows = json_object();
    size_t i = 0;
    size_t k = 0;
    json_t *section = NULL;
    json_t *block = NULL;

    json_array_foreach(json_object_get(summary, "sections"), i, section)
    {
        json_array_foreach(json_object_get(section, "blocks"), k, block)
        {
            add_rows(rows, block);
        }
    }
    return rows;
}

bool edit_view_differences(visit *v, const char *form_name, const json_t *now, const json_t *typed,
                           json_t **out, GError **error)
{
    const questionnaire *q = own_forms_get(v->site->own_forms, form_name);
    staff_context context;
    const char *name = NULL;
    json_t *row = NULL;

    if (!staff_context_open(v, q, &context, error)) {
        return false;
    }
    json_auto_t *rows_now = rows_of(q, now, &context.form);
    json_auto_t *rows_typed = rows_of(q, typed, &context.form);
    *out = json_array();
    json_object_foreach(rows_now, name, row)
    {
        const json_t *other = json_object_get(json_object_get(rows_typed, name), "values");
        if (!json_equal(json_object_get(row, "values"), other)) {
            json_array_append(*out, row);
        }
    }
    staff_context_clear(&context);
    return true;
}
