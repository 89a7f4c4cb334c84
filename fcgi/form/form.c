#include "form/form.h"

#include "form/answer.h"
#include "form/comparison.h"
#include "form/compiled.h"
#include "form/item_type.h"
#include "form/walk.h"

bool condition_holds(const form *f, const node *n, const condition *c)
{
    const node *source = node_of(f, n, c->source);
    const json_t *answers = source->enabled ? source->answers : NULL;
    return c->comparison->holds(answers, c->answer, source->item->type);
}

static bool conditions_hold(const form *f, const node *n)
{
    const item *it = n->item;
    for (guint i = 0; i < it->condition_count; i++) {
        if (condition_holds(f, n, &it->conditions[i]) == it->any) {
            return it->any;
        }
    }
    return !it->any || it->condition_count == 0;
}

static void enable(const form *f, node *n)
{
    n->holds = conditions_hold(f, n);
    n->enabled = n->holds && (n->parent == ITEM_NONE || f->nodes[n->parent].enabled);
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
static json_t *suggestion(const form *f, const node *n)
{
    const prefill *rule = &n->item->prefill;
    bool prefilled = rule->source != ITEM_NONE && condition_holds(f, n, &rule->when);
    const node *source = prefilled ? node_of(f, n, rule->source) : NULL;
    return strings_only(source != NULL && source->enabled ? source->typed : n->item->initial);
}

static json_t *other_entry(const node *n, const json_t *entries)
{
    g_autofree char *name = g_strconcat(n->name, ANSWER_OTHER, NULL);
    return strings_only(json_object_get(entries, name));
}

static void fill_typed(const form *f, node *n, const json_t *entries)
{
    const json_t *entry = json_object_get(entries, n->name);
    n->asked = json_is_array(entry);
    n->typed = n->asked ? strings_only(entry) : suggestion(f, n);
    if (item_has_free_text(n->item)) {
        n->other_typed = other_entry(n, entries);
        n->other = json_string_value(json_array_get(n->other_typed, 0));
    }
}

static bool contains(const json_t *answers, const json_t *wanted)
{
    for (gsize i = 0; i < json_array_size(answers); i++) {
        if (json_equal(json_array_get(answers, i), wanted)) {
            return true;
        }
    }
    return false;
}

/* The same box ticked twice is ticked once; the same number typed twice may be meant. */
static bool is_told_already(const node *n, const json_t *answer)
{
    return n->item->type->has_options && contains(n->answers, answer);
}

/* Space alone is no answer, whatever was asked for. */
static bool is_blank(const char *typed)
{
    const char *at = typed;
    while (g_unichar_isspace(g_utf8_get_char(at))) {
        at = g_utf8_find_next_char(at, NULL);
    }
    return *at == '\0';
}

/* Of several texts with issues the first is told. */
static json_t *read_text(const reading *in, const char *typed, issue *first)
{
    issue found = {0};
    json_t *answer = is_blank(typed) ? NULL : in->item->type->read(in, typed, &found);
    if (first->key == NULL) {
        *first = found;
    } else {
        issue_clear(&found);
    }
    return answer;
}

static void read_answers(const form *f, node *n)
{
    reading in = node_reading(f, n);
    gsize count = n->item->repeats ? json_array_size(n->typed) : MIN(json_array_size(n->typed), 1);
    for (gsize i = 0; i < count; i++) {
        const char *typed = json_string_value(json_array_get(n->typed, i));
        json_auto_t *answer = read_text(&in, typed, &n->issue);
        if (answer != NULL && !is_told_already(n, answer)) {
            json_array_append(n->answers, answer);
        }
    }
}

static bool has_text(const json_t *typed)
{
    gsize index = 0;
    const json_t *value = NULL;
    json_array_foreach(typed, index, value)
    {
        if (!is_blank(json_string_value(value))) {
            return true;
        }
    }
    return false;
}

/*
 * What was typed in a row within a row was typed in both. What is disabled is not seen and counts
 * as unanswered, so that a row with nothing else is as empty as it looks.
 */
static void mark_filled(const node *n)
{
    bool counts = n->asked && n->enabled && has_text(n->typed);
    for (row *r = n->row; r != NULL && counts; r = r->outer) {
        r->filled = true;
    }
}

static void evaluate(form *f, node *n, const json_t *entries)
{
    n->answers = json_array();
    fill_typed(f, n, entries);
    enable(f, n);
    if (n->item->type->answerable) {
        mark_filled(n);
        read_answers(f, n);
    }
}

form *form_evaluate(const questionnaire *q, const json_t *entries, const form_context *context)
{
    form *f = walk_of_entries(q, entries, context);
    for (guint i = 0; i < questionnaire_item_count(q); i++) {
        walk_each(f, questionnaire_item(q, q->order[i]), evaluate, entries);
    }
    form_validate(f);
    return f;
}

static void take_stored(form *f, node *n, const json_t *answers)
{
    (void)answers;
    bool answerable = n->item->type->answerable;
    json_t *stored = answerable ? json_object_get(n->row->data, n->item->link_id) : NULL;
    n->typed = json_array();
    n->answers = json_is_array(stored) ? json_copy(stored) : json_array();
    if (stored != NULL && !json_is_array(stored)) {
        json_array_append(n->answers, stored);
    }
    enable(f, n);
}

form *form_of_answers(const questionnaire *q, const json_t *answers, const form_context *context)
{
    form *f = walk_of_answers(q, answers, context);
    for (guint i = 0; i < questionnaire_item_count(q); i++) {
        walk_each(f, questionnaire_item(q, q->order[i]), take_stored, answers);
    }
    return f;
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

static json_t *answers_in(const form *f, const row *r);

/* The rows of a group in which something was answered. */
static json_t *answers_of_rows(const form *f, const node *group)
{
    json_t *list = json_array();
    for (guint i = 0; i < group->rows->len; i++) {
        const row *r = g_ptr_array_index(group->rows, i);
        json_auto_t *answers = r->filled ? answers_in(f, r) : NULL;
        if (json_object_size(answers) > 0) {
            json_array_append(list, answers);
        }
    }
    return list;
}

static void add_answer(const form *f, const node *n, json_t *answers)
{
    const char *key = n->item->link_id;
    if (n->rows != NULL) {
        json_auto_t *list = answers_of_rows(f, n);
        if (json_array_size(list) > 0) {
            json_object_set(answers, key, list);
        }
    } else if (n->issue.key == NULL && json_array_size(n->answers) > 0) {
        json_object_set(answers, key,
                        n->item->repeats ? n->answers : json_array_get(n->answers, 0));
    }
}

static json_t *answers_in(const form *f, const row *r)
{
    json_t *answers = json_object();
    for (guint i = r->begin; i < r->end; i++) {
        const node *n = &f->nodes[i];
        if (n->row == r && n->enabled) {
            add_answer(f, n, answers);
        }
    }
    return answers;
}

json_t *form_answers(const form *f)
{
    return answers_in(f, g_ptr_array_index(f->rows, 0));
}
