/* The way back: entries_of_answers() of entries.h. */

#include "form/answer.h"
#include "form/entries.h"
#include "form/field_name.h"
#include "form/item_type.h"
#include "form/walk.h"

static void add_typed(const node *n, json_t *entries)
{
    json_t *typed = json_array();
    gsize index = 0;
    const json_t *answer = NULL;
    json_array_foreach(n->answers, index, answer)
    {
        const char *other = json_string_value(json_object_get(answer, "text"));
        g_autofree char *text = other == NULL ? answer_typed(answer) : g_strdup(ANSWER_OTHER);
        if (other != NULL) {
            g_autofree char *name = g_strconcat(n->name, ANSWER_OTHER, NULL);
            json_object_set_new(entries, name, json_pack("[s]", other));
        }
        json_array_append_new(typed, json_string(text));
    }
    json_object_set_new(entries, n->name, typed);
}

static void add_row_list(const node *n, json_t *entries)
{
    json_t *list = json_array();
    for (guint i = 0; i < n->rows->len; i++) {
        json_array_append_new(list, json_string(ROW_PRESENT));
    }
    json_object_set_new(entries, n->name, list);
}

/* What is hidden or read-only and has no answer keeps its initial value. */
static bool is_known(const node *n)
{
    return json_array_size(n->answers) > 0 || (n->enabled && item_is_open(n->item));
}

json_t *entries_of_answers(const questionnaire *q, const json_t *answers)
{
    const form_context context = {.language = questionnaire_language(q)};
    json_t *entries = json_object();
    g_autoptr(form) f = form_of_answers(q, answers, &context);
    for (guint i = 0; i < f->count; i++) {
        const node *n = &f->nodes[i];
        if (n->rows != NULL && n->enabled) {
            add_row_list(n, entries);
        } else if (n->item->type->answerable && is_known(n)) {
            add_typed(n, entries);
        }
    }
    return entries;
}
