#include "form/form.h"

#include "form/answer.h"
#include "form/comparison.h"
#include "form/compiled.h"
#include "form/item_type.h"
#include "form/walk.h"

#include <string.h>

void form_free(form *f)
{
    if (f == NULL) {
        return;
    }
    for (guint i = 0; i < f->count; i++) {
        json_decref(f->nodes[i].typed);
        json_decref(f->nodes[i].other_typed);
        json_decref(f->nodes[i].answers);
        issue_clear(&f->nodes[i].issue);
    }
    g_free(f->nodes);
    g_free(f);
}

static form *form_new(const questionnaire *q, const form_context *context)
{
    form *f = g_new0(form, 1);
    f->q = q;
    f->context = *context;
    f->count = questionnaire_item_count(q);
    f->nodes = g_new0(node, f->count);
    for (guint i = 0; i < f->count; i++) {
        f->nodes[i].item = questionnaire_item(q, i);
        f->nodes[i].name = f->nodes[i].item->link_id;
    }
    return f;
}

bool condition_holds(const form *f, const condition *c)
{
    const node *source = &f->nodes[c->source];
    const json_t *answers = source->enabled ? source->answers : NULL;
    return c->comparison->holds(answers, c->answer, source->item->type);
}

static bool conditions_hold(const form *f, const item *it)
{
    for (guint i = 0; i < it->condition_count; i++) {
        if (condition_holds(f, &it->conditions[i]) == it->any) {
            return it->any;
        }
    }
    return !it->any || it->condition_count == 0;
}

static void enable(const form *f, node *n)
{
    n->holds = conditions_hold(f, n->item);
    n->enabled = n->holds && (n->item->parent == ITEM_NONE || f->nodes[n->item->parent].enabled);
}

/*
 * A draft may be of an older version or of another hand: what is no array of strings counts as
 * nothing.
 */
static json_t *strings_only(const json_t *values)
{
    json_t *strings = json_array();
    gsize index = 0;
    json_t *value = NULL;
    json_array_foreach(values, index, value)
    {
        if (json_is_string(value)) {
            json_array_append(strings, value);
        }
    }
    return strings;
}

/*
 * What stands in the field before anybody typed: prefilled from another answer, else the initial
 * value.
 */
static json_t *suggestion(const form *f, const item *it)
{
    bool prefilled = it->prefill.source != ITEM_NONE && condition_holds(f, &it->prefill.when);
    const node *source = prefilled ? &f->nodes[it->prefill.source] : NULL;
    return strings_only(source != NULL && source->enabled ? source->typed : it->initial);
}

static json_t *other_entry(const item *it, const json_t *entries)
{
    g_autofree char *name = g_strconcat(it->link_id, ANSWER_OTHER, NULL);
    return strings_only(json_object_get(entries, name));
}

static void fill_typed(form *f, node *n, const json_t *entries)
{
    const json_t *entry = json_object_get(entries, n->name);
    /*
     * Nobody can send an entry for a read-only item, but one from before it became so must not
     * count.
     */
    n->asked = json_is_array(entry) && !n->item->read_only;
    n->typed = n->asked ? strings_only(entry) : suggestion(f, n->item);
    if (n->item->type->has_options && n->item->type->has_length) {
        n->other_typed = other_entry(n->item, entries);
        n->other = json_string_value(json_array_get(n->other_typed, 0));
    }
}

static bool contains(const json_t *answers, const json_t *wanted)
{
    for (gsize i = 0; i < json_array_size(answers); i++) {
        if (answer_equal(json_array_get(answers, i), wanted)) {
            return true;
        }
    }
    return false;
}

static void read_answers(const form *f, node *n)
{
    reading in = {n->item, &f->context, n->other};
    gsize count = n->item->repeats ? json_array_size(n->typed) : MIN(json_array_size(n->typed), 1);
    for (gsize i = 0; i < count; i++) {
        const char *typed = json_string_value(json_array_get(n->typed, i));
        json_auto_t *answer = *typed == '\0' ? NULL : n->item->type->read(&in, typed, &n->issue);
        if (answer != NULL && !contains(n->answers, answer)) {
            json_array_append(n->answers, answer);
        }
    }
}

form *form_evaluate(const questionnaire *q, const json_t *entries, const form_context *context)
{
    form *f = form_new(q, context);
    for (guint i = 0; i < f->count; i++) {
        node *n = &f->nodes[q->order[i]];
        n->answers = json_array();
        fill_typed(f, n, entries);
        if (n->item->type->answerable) {
            read_answers(f, n);
        }
        enable(f, n);
    }
    form_validate(f);
    return f;
}

form *form_of_answers(const questionnaire *q, const json_t *answers, const form_context *context)
{
    form *f = form_new(q, context);
    for (guint i = 0; i < f->count; i++) {
        node *n = &f->nodes[q->order[i]];
        json_t *stored = json_object_get(answers, n->name);
        n->typed = json_array();
        n->answers = json_is_array(stored) ? json_copy(stored) : json_array();
        if (stored != NULL && !json_is_array(stored)) {
            json_array_append(n->answers, stored);
        }
        enable(f, n);
    }
    return f;
}

bool node_is_invalid(const node *n)
{
    return n->issue.key != NULL && n->enabled && n->asked && item_is_open(n->item);
}

bool node_is_unasked(const node *n)
{
    return n->enabled && !n->asked && item_is_open(n->item);
}

guint form_issue_count(const form *f, int page)
{
    guint count = 0;
    for (guint i = 0; i < f->count; i++) {
        bool on_page = page == 0 || f->nodes[i].item->page == page;
        count += on_page && node_is_invalid(&f->nodes[i]) ? 1 : 0;
    }
    return count;
}

int form_first_open_page(const form *f)
{
    for (guint i = 0; i < f->count; i++) {
        if (node_is_invalid(&f->nodes[i]) || node_is_unasked(&f->nodes[i])) {
            return f->nodes[i].item->page;
        }
    }
    return 0;
}

bool form_has_unasked(const form *f, int page)
{
    for (guint i = 0; i < f->count; i++) {
        if (f->nodes[i].item->page == page && node_is_unasked(&f->nodes[i])) {
            return true;
        }
    }
    return false;
}

json_t *form_answers(const form *f)
{
    json_t *answers = json_object();
    for (guint i = 0; i < f->count; i++) {
        const node *n = &f->nodes[i];
        if (!n->enabled || n->issue.key != NULL || json_array_size(n->answers) == 0) {
            continue;
        }
        json_t *answer = n->item->repeats ? n->answers : json_array_get(n->answers, 0);
        json_object_set(answers, n->item->link_id, answer);
    }
    return answers;
}

char *form_string(const form *f, const localized *strings)
{
    const char *text = localized_get(strings, f->context.language);
    if (text == NULL) {
        return NULL;
    }
    return f->context.places == NULL ? g_strdup(text) : text_fill(text, f->context.places);
}
