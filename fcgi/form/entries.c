#include "form/entries.h"

#include "form/answer.h"
#include "form/item.h"
#include "form/item_type.h"

#include <string.h>

static const char ASKED[] = "asked";

/* The open question of a page by its field name, or NULL. */
static const item *find_question(const questionnaire *q, int page, const char *name)
{
    const item *it = questionnaire_find_item(q, name);
    return it != NULL && it->page == page && item_is_open(it) ? it : NULL;
}

/* The question whose free text has this field name ("LINKID:other"), or NULL. */
static const item *find_question_of_other(const questionnaire *q, int page, const char *name)
{
    if (!g_str_has_suffix(name, ANSWER_OTHER)) {
        return NULL;
    }
    g_autofree char *link_id = g_strndup(name, strlen(name) - strlen(ANSWER_OTHER));
    const item *it = find_question(q, page, link_id);
    bool open_choice = it != NULL && it->type->has_options && it->type->has_length;
    return open_choice ? it : NULL;
}

static bool accept_field(const questionnaire *q, int page, const char *name, json_t *values,
                         json_t *entries)
{
    const item *it = find_question(q, page, name);
    bool several = it != NULL && it->repeats;
    if (it == NULL) {
        it = find_question_of_other(q, page, name);
    }
    if (it == NULL || (json_array_size(values) > 1 && !several)) {
        return false;
    }
    json_object_set(entries, name, values);
    return true;
}

/* A question that was asked and sent nothing was left empty: no box ticked, nothing chosen. */
static bool accept_asked(const questionnaire *q, int page, const char *name, json_t *entries)
{
    if (name == NULL || find_question(q, page, name) == NULL) {
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
