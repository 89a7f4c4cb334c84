#include "form/condition_view.h"

#include "form/answer.h"
#include "form/comparison.h"
#include "form/item_type.h"

static json_t *rule_view(const form *f, const node *n, const condition *c)
{
    const node *source = node_of(f, n, c->source);
    g_autofree char *answer = answer_typed(c->answer);
    return json_pack("{s:s, s:s, s:s, s:s}", "name", source->name, "operator", c->comparison->code,
                     "answer", answer, "type", source->item->type->name);
}

/* What a script understands of what was typed: any presence, choices, text, numbers; no dates. */
static bool is_understood(const item *source, const condition *c)
{
    static const char *const types[] = {"choice", "open-choice", "boolean", "string",
                                        "text",   "integer",     "decimal", NULL};
    return c->comparison->about_presence || g_strv_contains(types, source->type->name);
}

/*
 * A script can follow a condition while the visitor types into its question on what is shown. What
 * it cannot follow is decided on the next step, as everything is without a script.
 */
static bool can_be_followed(const form *f, const node *n, const condition *c)
{
    const item *source = node_of(f, n, c->source)->item;
    const bool in_sight = f->context.whole || source->page == n->item->page;
    return in_sight && item_is_open(source) && is_understood(source, c);
}

/*
 * The conditions that a script can follow. The others are settled; when one of them alone decides
 * (all: it fails; any: it holds), there is nothing to follow.
 */
json_t *condition_view(const form *f, const node *n)
{
    const item *it = n->item;
    json_auto_t *when = json_array();
    for (guint i = 0; i < it->condition_count; i++) {
        const condition *c = &it->conditions[i];
        if (can_be_followed(f, n, c)) {
            json_array_append_new(when, rule_view(f, n, c));
        } else if (condition_holds(f, n, c) == it->any) {
            return json_null();
        }
    }
    if (json_array_size(when) == 0) {
        return json_null();
    }
    json_auto_t *view = json_pack("{s:s, s:O}", "behavior", it->any ? "any" : "all", "when", when);
    g_autofree char *text = json_dumps(view, JSON_COMPACT);
    return json_string(text);
}
