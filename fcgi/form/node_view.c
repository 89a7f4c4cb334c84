#include "form/node_view.h"

#include "form/answer.h"
#include "form/comparison.h"
#include "form/item_type.h"
#include "form/normalization.h"
#include "form/options_view.h"

#include <string.h>

enum { ROWS_MIN = 3, ROWS_MAX = 10, CHARACTERS_PER_ROW = 100 };

/* Every member is always there: a template would else find the one of the group around it. */
static void set_string(json_t *view, const char *key, const char *text)
{
    json_object_set_new(view, key, text == NULL ? json_null() : json_string(text));
}

static void set_localized(json_t *view, const char *key, const form *f, const localized *strings)
{
    g_autofree char *text = form_string(f, strings);
    set_string(view, key, text);
}

static void set_bool(json_t *view, const char *key, bool value)
{
    json_object_set_new(view, key, json_boolean(value));
}

static char *element_id(const node *n, const char *ending)
{
    return g_strconcat(n->name, "-", ending, NULL);
}

/* Displays under a question are its help, one paragraph each. */
static json_t *help_view(const form *f, const node *n)
{
    json_t *help = json_array();
    for (guint i = n->item->index + 1; n->item->type->answerable && i < n->item->end; i++) {
        g_autofree char *text = form_string(f, &f->nodes[i].item->text);
        if (f->nodes[i].holds && text != NULL) {
            json_array_append_new(help, json_string(text));
        }
    }
    return help;
}

static json_t *messages_view(const form *f, const node *n, bool show_issues)
{
    json_t *messages = json_array();
    if (show_issues && node_is_invalid(n)) {
        g_autofree char *label = form_string(f, &n->item->text);
        g_autofree char *message = issue_sentence(&n->issue, label, &f->context);
        json_array_append_new(messages, json_string(message));
    }
    return messages;
}

static json_t *described_by(const node *n, bool has_help, bool invalid)
{
    g_autofree char *help = has_help ? element_id(n, "help") : NULL;
    g_autofree char *error = invalid ? element_id(n, "error") : NULL;
    if (help == NULL && error == NULL) {
        return json_null();
    }
    return json_sprintf("%s%s%s", has_help ? help : "", has_help && invalid ? " " : "",
                        invalid ? error : "");
}

static json_t *rule_view(const form *f, const condition *c)
{
    g_autofree char *answer = answer_typed(c->answer);
    return json_pack("{s:s, s:s, s:s}", "name", f->nodes[c->source].name, "operator",
                     c->comparison->code, "answer", answer);
}

/* A script can follow a condition while the visitor types into its question on the same page. */
static bool can_be_followed(const form *f, const item *it, const condition *c)
{
    const item *source = f->nodes[c->source].item;
    return source->page == it->page && item_is_open(source);
}

/*
 * The conditions that a script can follow. The others are settled; when one of them alone decides
 * (all: it fails; any: it holds), there is nothing to follow.
 */
static json_t *condition_view(const form *f, const item *it)
{
    json_auto_t *when = json_array();
    for (guint i = 0; i < it->condition_count; i++) {
        const condition *c = &it->conditions[i];
        if (can_be_followed(f, it, c)) {
            json_array_append_new(when, rule_view(f, c));
        } else if (condition_holds(f, c) == it->any) {
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

static void set_strings(json_t *view, const form *f, const node *n)
{
    set_string(view, "link_id", n->item->link_id);
    set_string(view, "name", n->name);
    set_string(view, "id", n->name);
    set_string(view, "control", n->item->control);
    set_localized(view, "text", f, &n->item->text);
    set_localized(view, "prefix", f, &n->item->prefix);
    set_localized(view, "entry_format", f, &n->item->entry_format);
    set_localized(view, "unit", f, &n->item->unit);
    set_string(view, "autocomplete", n->item->autocomplete);
    set_string(view, "asked", item_is_open(n->item) ? n->name : NULL);
}

/* Within a group that is on the page the group's own fieldset disables what is in it. */
static bool is_shown_enabled(const form *f, const node *n)
{
    guint parent = n->item->parent;
    bool in_shown_group = parent != ITEM_NONE && !f->nodes[parent].item->is_page;
    return in_shown_group ? n->holds : n->enabled;
}

static void set_state(json_t *view, const form *f, const node *n, bool show_issues)
{
    bool answerable = n->item->type->answerable;
    bool enabled = is_shown_enabled(f, n);
    json_t *help = help_view(f, n);
    json_t *messages = messages_view(f, n, show_issues);
    bool has_help = json_array_size(help) > 0;
    bool invalid = json_array_size(messages) > 0;
    set_bool(view, "required", answerable && n->item->required);
    set_bool(view, "optional", answerable && !n->item->required);
    set_bool(view, "enabled", enabled);
    set_bool(view, "disabled", !enabled);
    set_bool(view, "has_help", has_help);
    set_bool(view, "invalid", invalid);
    set_bool(view, "wareki", n->item->wareki);
    json_object_set_new(view, "help", help);
    json_object_set_new(view, "messages", messages);
    json_object_set_new(view, "described_by", described_by(n, has_help, invalid));
    json_object_set_new(view, "condition", condition_view(f, n->item));
}

/*
 * maxlength counts UTF-16 units in a browser and code points here, so it allows twice as much: it
 * must not cut a name of rare kanji; the server tells who wrote too much.
 */
static void set_field(json_t *view, const node *n)
{
    const item *it = n->item;
    const char *inputmode = it->normalization->inputmode;
    json_t *first = json_array_get(n->typed, 0);
    json_int_t rows = CLAMP((json_int_t)it->max_length / CHARACTERS_PER_ROW, ROWS_MIN, ROWS_MAX);
    set_string(view, "value", json_string_value(first));
    set_string(view, "inputmode", inputmode == NULL ? it->type->inputmode : inputmode);
    json_object_set_new(view, "maxlength",
                        it->max_length == 0 ? json_null()
                                            : json_integer(2 * (json_int_t)it->max_length));
    json_object_set_new(view, "max_length",
                        it->max_length == 0 ? json_null() : json_integer(it->max_length));
    json_object_set_new(view, "rows", it->type->multiline ? json_integer(rows) : json_null());
}

static json_t *values_view(const form *f, const node *n)
{
    json_t *values = json_array();
    reading in = {n->item, &f->context, n->other};
    for (gsize i = 0; n->item->read_only && i < json_array_size(n->answers); i++) {
        g_autofree char *text = n->item->type->show(&in, json_array_get(n->answers, i));
        json_array_append_new(values, json_string(text));
    }
    return values;
}

json_t *node_view(const form *f, const node *n, bool show_issues)
{
    json_t *view = json_object();
    set_strings(view, f, n);
    set_state(view, f, n, show_issues);
    set_field(view, n);
    json_object_set_new(view, "options", options_view(f, n));
    json_object_set_new(view, "other", other_view(f, n));
    json_object_set_new(view, "values", values_view(f, n));
    json_object_set_new(view, "items",
                        n->item->type->answerable ? json_array()
                                                  : group_items_view(f, n->item, show_issues));
    return view;
}

/* The visible children of a group. */
json_t *group_items_view(const form *f, const item *parent, bool show_issues)
{
    json_t *items = json_array();
    for (guint i = parent->index + 1; i < parent->end; i = f->nodes[i].item->end) {
        if (!f->nodes[i].item->hidden) {
            json_array_append_new(items, node_view(f, &f->nodes[i], show_issues));
        }
    }
    return items;
}
