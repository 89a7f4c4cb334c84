#include "form/item_type.h"
#include "form/walk.h"

#include <string.h>

static bool is_consent(const item *it)
{
    return strcmp(it->control, "shared/control/consent") == 0;
}

static bool is_answered(const node *n)
{
    /* Whoever consents says yes; "no" leaves the consent open. */
    return json_array_size(n->answers) > 0 &&
           !(is_consent(n->item) && json_is_false(json_array_get(n->answers, 0)));
}

static const char *required_key(const item *it)
{
    if (is_consent(it)) {
        return "issue_consent";
    }
    bool boxes = it->repeats && it->type->has_options;
    return boxes ? "issue_required_any" : it->type->required_key;
}

/* Nobody is asked to answer what is read-only. */
static void check_required(form *f, node *n)
{
    (void)f;
    if (n->item->required && item_is_open(n->item) && !is_answered(n)) {
        issue_set(&n->issue, required_key(n->item), NULL);
    }
}

/* "None of these" beside another answer: which of them is meant only the visitor knows. */
static void check_exclusive(form *f, node *n)
{
    const form_context *context = &f->context;
    for (gsize i = 0; json_array_size(n->answers) > 1 && i < json_array_size(n->answers); i++) {
        const char *code =
            json_string_value(json_object_get(json_array_get(n->answers, i), "code"));
        shown_option chosen;
        if (code != NULL &&
            option_list_look_up(&n->item->options, context->value_sets, code, context->language,
                                &chosen) &&
            chosen.exclusive) {
            g_autofree char *display = text_fill(chosen.display, context->places);
            issue_set(&n->issue, "issue_exclusive", json_pack("{s:s}", "option", display));
            return;
        }
    }
}

/* The sentences for too few and too many, by what is counted. */
typedef struct {
    const char *too_few;
    const char *too_many;
} count_keys;

static const count_keys choices = {"issue_min_choices", "issue_max_choices"};
static const count_keys texts = {"issue_min_answers", "issue_max_answers"};
static const count_keys rows = {"issue_min_rows", "issue_max_rows"};

static void check_bounds(node *n, guint count, const count_keys *keys)
{
    const item *it = n->item;
    bool too_few = count > 0 && count < it->min_occurs;
    bool too_many = it->max_occurs > 0 && count > it->max_occurs;
    if (too_few || too_many) {
        issue_set(&n->issue, too_few ? keys->too_few : keys->too_many,
                  json_pack("{s:i}", "n", (int)(too_few ? it->min_occurs : it->max_occurs)));
    }
}

static void check_count(form *f, node *n)
{
    (void)f;
    check_bounds(n, (guint)json_array_size(n->answers),
                 n->item->type->has_options ? &choices : &texts);
}

/* The first that applies is told; a question has one issue at a time. */
static void validate_question(form *f, node *n)
{
    static void (*const checks[])(form *, node *) = {
        check_required,
        check_exclusive,
        check_count,
    };
    for (gsize i = 0; i < G_N_ELEMENTS(checks) && n->issue.key == NULL; i++) {
        checks[i](f, n);
    }
}

static const char MISMATCH[] = "issue_email_mismatch";

/* Nothing is compared with what was not asked yet, or must be corrected itself. */
static bool is_comparable(const node *source)
{
    bool settled = source->issue.key == NULL || source->issue.key == MISMATCH;
    return source->enabled && source->asked && settled;
}

static void validate_match(form *f, node *n)
{
    const node *source = n->item->matches == ITEM_NONE ? NULL : node_of(f, n, n->item->matches);
    if (source != NULL && n->issue.key == NULL && is_comparable(source) &&
        !json_equal(source->answers, n->answers)) {
        issue_set(&n->issue, MISMATCH, NULL);
    }
}

static guint filled_rows(const node *group)
{
    guint count = 0;
    for (guint i = 0; i < group->rows->len; i++) {
        const row *r = g_ptr_array_index(group->rows, i);
        count += r->filled ? 1 : 0;
    }
    return count;
}

/*
 * A required group needs a row (V4), if there is anything to answer in one; without rows that shows
 * only when one is added.
 */
static void validate_rows(const form *f, node *group)
{
    guint count = filled_rows(group);
    bool open = group->rows->len == 0;
    for (guint i = group->index + 1; i < group->end; i++) {
        const node *n = &f->nodes[i];
        bool question = n->enabled && item_is_open(n->item);
        open = open || question;
        group->asked = group->asked || (question && n->asked);
    }
    if (group->item->required && count == 0 && open) {
        issue_set(&group->issue, "issue_required_rows", NULL);
    } else {
        check_bounds(group, count, &rows);
    }
}

/*
 * In a required group something must be answered (V4). When something in it has an issue already,
 * that one says enough.
 */
static void validate_group(const form *f, node *group)
{
    bool open = false;
    bool settled = false;
    for (guint i = group->index + 1; i < group->end; i++) {
        const node *n = &f->nodes[i];
        bool question = n->enabled && item_is_open(n->item);
        open = open || question;
        group->asked = group->asked || (question && n->asked);
        settled = settled || (n->enabled && (n->issue.key != NULL || is_answered(n)));
    }
    if (group->item->required && open && !settled) {
        issue_set(&group->issue, "issue_required_group", NULL);
    }
}

static void validate_grouping(form *f, node *n)
{
    if (n->rows != NULL) {
        validate_rows(f, n);
    } else {
        validate_group(f, n);
    }
}

static void each_in_filled_rows(form *f, bool answerable, void (*validate)(form *, node *))
{
    /* From the end, so that of groups the innermost comes first. */
    for (guint i = f->count; i > 0; i--) {
        node *n = &f->nodes[i - 1];
        if (n->row->filled && n->item->type->answerable == answerable) {
            validate(f, n);
        }
    }
}

/* In a row in which nothing was typed nothing is missing. */
void form_validate(form *f)
{
    each_in_filled_rows(f, true, validate_question);
    each_in_filled_rows(f, true, validate_match);
    each_in_filled_rows(f, false, validate_grouping);
}
