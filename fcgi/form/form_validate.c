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
    return it->repeats ? "issue_required_any" : it->type->required_key;
}

static void check_required(form *f, node *n)
{
    (void)f;
    if (n->item->required && !is_answered(n)) {
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

static void check_matches(form *f, node *n)
{
    const node *source = n->item->matches == ITEM_NONE ? NULL : &f->nodes[n->item->matches];
    bool comparable = source != NULL && source->enabled && source->issue.key == NULL;
    if (comparable && !json_equal(source->answers, n->answers)) {
        issue_set(&n->issue, "issue_email_mismatch", NULL);
    }
}

void form_validate(form *f)
{
    /* The first that applies is told; a question has one issue at a time. */
    static void (*const checks[])(form *, node *) = {
        check_required,
        check_exclusive,
        check_matches,
    };
    for (guint i = 0; i < f->count; i++) {
        node *n = &f->nodes[i];
        for (gsize j = 0; j < G_N_ELEMENTS(checks) && n->issue.key == NULL; j++) {
            checks[j](f, n);
        }
    }
}
