#include "form/entries.h"

#include "form/answer.h"
#include "form/field_name.h"
#include "form/item.h"
#include "form/item_type.h"

#include <string.h>

static const char ASKED[] = "asked";

/* What an open question of a page, or a group of it, has under this name. */
static bool find(const questionnaire *q, int page, const char *name, field_reference *found)
{
    return name != NULL && field_find(q, name, found) &&
           (page == ENTRIES_ALL_PAGES || found->item->page == page) && !found->item->hidden &&
           !found->item->read_only && found->depth == found->item->repeat_depth;
}

static bool is_question(const field_reference *found)
{
    return item_is_open(found->item) && (!found->other || item_has_free_text(found->item));
}

static bool is_row_list(const json_t *values)
{
    gsize index = 0;
    const json_t *value = NULL;
    json_array_foreach(values, index, value)
    {
        const char *text = json_string_value(value);
        if (g_strcmp0(text, ROW_PRESENT) != 0 && g_strcmp0(text, ROW_GONE) != 0) {
            return false;
        }
    }
    return json_array_size(values) <= FIELD_ROWS_MAX;
}

static bool accept_field(const questionnaire *q, int page, const char *name, json_t *values,
                         json_t *entries)
{
    field_reference found;
    if (!find(q, page, name, &found)) {
        return false;
    }
    bool rows = item_is_repeating_group(found.item) && !found.other && is_row_list(values);
    bool several = found.item->repeats && !found.other;
    bool question = is_question(&found) && (several || json_array_size(values) == 1);
    if (!rows && !question) {
        return false;
    }
    json_object_set(entries, name, values);
    return true;
}

/* A question that was asked and sent nothing was left empty: no box ticked, nothing chosen. */
static bool accept_asked(const questionnaire *q, int page, const char *name, json_t *entries)
{
    field_reference found;
    if (!find(q, page, name, &found) || found.other || !is_question(&found)) {
        return false;
    }
    if (json_object_get(entries, name) == NULL) {
        json_object_set_new(entries, name, json_array());
    }
    return true;
}

json_t *entries_accept(const questionnaire *q, int page, const json_t *fields, char **offender)
{
    json_auto_t *entries = json_object();
    /* A copy, because Jansson's iterator wants it writable, and the entries outlive the fields. */
    json_auto_t *own = json_deep_copy(fields);
    const json_t *asked = json_object_get(own, ASKED);
    const char *name = NULL;
    json_t *values = NULL;
    json_object_foreach(own, name, values)
    {
        if (strcmp(name, ASKED) != 0 && !accept_field(q, page, name, values, entries)) {
            *offender = g_strdup(name);
            return NULL;
        }
    }
    for (gsize i = 0; i < json_array_size(asked); i++) {
        const char *question = json_string_value(json_array_get(asked, i));
        if (!accept_asked(q, page, question, entries)) {
            *offender = g_strdup(question);
            return NULL;
        }
    }
    return json_incref(entries);
}
