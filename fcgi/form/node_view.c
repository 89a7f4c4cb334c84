#include "form/node_view.h"

#include "form/condition_view.h"
#include "form/field_name.h"
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

/* A display that says the unit of a number stands behind its field; under any other it is help. */
static bool is_unit(const item *display, const item *of)
{
    bool number =
        g_strcmp0(of->type->value, "Integer") == 0 || g_strcmp0(of->type->value, "Decimal") == 0;
    return number && g_strcmp0(display->category, "unit") == 0;
}

/*
 * How to type the answer. The format of a month or a year is told in words of ours, not as
 * "YYYY-MM". NULL when there is nothing to say. Caller frees.
 */
static char *entry_format(const form *f, const item *it)
{
    static const char *const keys[] = {
        [PRECISION_MONTH] = "entry_month",
        [PRECISION_YEAR] = "entry_year",
    };
    const char *key = it->precision == PRECISION_DAY ? NULL : keys[it->precision];
    return key == NULL ? form_string(f, &it->entry_format)
                       : g_strdup(catalog_get(f->context.texts, f->context.language, key));
}

static void add_paragraph(json_t *help, const char *text)
{
    if (text != NULL) {
        json_array_append_new(help, json_string(text));
    }
}

/* Displays under a question are its help, one paragraph each, but for its unit. */
static json_t *help_view(const form *f, const node *n)
{
    json_t *help = json_array();
    const item_type *type = n->item->type;
    g_autofree char *format = entry_format(f, n->item);
    for (guint i = n->index + 1; type->answerable && i < n->end; i++) {
        const node *child = &f->nodes[i];
        g_autofree char *text = form_string(f, &child->item->text);
        add_paragraph(help, child->holds && !is_unit(child->item, n->item) ? text : NULL);
    }
    add_paragraph(help, format);
    if (json_array_size(help) == 0 && type->entry_key != NULL && !n->item->read_only) {
        add_paragraph(help, catalog_get(f->context.texts, f->context.language, type->entry_key));
    }
    return help;
}

static void set_unit(json_t *view, const form *f, const node *n)
{
    const localized *unit = &n->item->unit;
    for (guint i = n->index + 1; n->item->type->answerable && i < n->end; i++) {
        const item *child = f->nodes[i].item;
        unit = is_unit(child, n->item) ? &child->text : unit;
    }
    set_localized(view, "unit", f, unit);
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

/* Unit, help and messages, in the order in which a screen reader tells them after the name. */
static json_t *described_by(const node *n, const json_t *view)
{
    static const struct {
        const char *member;
        const char *ending;
    } parts[] = {{"unit", "unit"}, {"has_help", "help"}, {"invalid", "error"}};
    g_autoptr(GString) ids = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        const json_t *member = json_object_get(view, parts[i].member);
        if (json_is_string(member) || json_is_true(member)) {
            g_autofree char *id = element_id(n, parts[i].ending);
            g_string_append_printf(ids, "%s%s", ids->len > 0 ? " " : "", id);
        }
    }
    return ids->len > 0 ? json_string(ids->str) : json_null();
}

static void set_strings(json_t *view, const form *f, const node *n)
{
    set_string(view, "link_id", n->item->link_id);
    set_string(view, "name", n->name);
    set_string(view, "id", n->name);
    set_string(view, "control", n->item->control);
    set_localized(view, "text", f, &n->item->text);
    set_localized(view, "prefix", f, &n->item->prefix);
    set_unit(view, f, n);
    set_string(view, "autocomplete", n->item->autocomplete);
    set_string(view, "link", n->item->support_link);
    set_string(view, "category", n->item->category);
    set_string(view, "asked", item_is_open(n->item) ? n->name : NULL);
}

/* Within a group that is on the page the group's own fieldset disables what is in it. */
static bool is_shown_enabled(const form *f, const node *n)
{
    bool in_shown_group = n->parent != ITEM_NONE && !f->nodes[n->parent].item->is_page;
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
    set_bool(view, "required", n->item->required);
    set_bool(view, "optional", answerable && !n->item->required);
    set_bool(view, "enabled", enabled);
    set_bool(view, "disabled", !enabled);
    set_bool(view, "has_help", has_help);
    set_bool(view, "invalid", invalid);
    set_bool(view, "wareki", n->item->wareki);
    set_bool(view, "horizontal", n->item->horizontal);
    json_object_set_new(view, "help", help);
    json_object_set_new(view, "messages", messages);
    json_object_set_new(view, "described_by", described_by(n, view));
    json_object_set_new(view, "condition", condition_view(f, n));
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

/* The fields behind the first, of a question with a field for each answer. */
static json_t *more_fields_view(const node *n)
{
    json_t *fields = json_array();
    for (gsize i = 1; item_has_fields(n->item) && i < json_array_size(n->typed); i++) {
        json_array_append_new(
            fields, json_pack("{s:o, s:i, s:O}", "id", json_sprintf("%s-%d", n->name, (int)i + 1),
                              "number", (int)i + 1, "value", json_array_get(n->typed, i)));
    }
    return fields;
}

static json_t *values_view(const form *f, const node *n)
{
    json_t *values = json_array();
    reading in = node_reading(f, n);
    for (gsize i = 0; n->item->read_only && i < json_array_size(n->answers); i++) {
        g_autofree char *text = n->item->type->show(&in, json_array_get(n->answers, i));
        json_array_append_new(values, json_string(text));
    }
    return values;
}

/* The field whose postal code proposes options, where there is one. */
static const char *postal_source_name(const form *f, const node *n)
{
    guint source = n->item->postal_source;
    return source == ITEM_NONE ? NULL : node_of(f, n, source)->name;
}

json_t *node_view(const form *f, const node *n, bool show_issues)
{
    json_t *view = json_object();
    set_strings(view, f, n);
    set_state(view, f, n, show_issues);
    set_field(view, n);
    json_object_set_new(view, "fields", more_fields_view(n));
    json_object_set_new(view, "grows", json_boolean(item_has_fields(n->item)));
    json_t *options = options_view(f, n);
    json_t *proposals = proposals_view(options);
    json_object_set_new(view, "options", options);
    json_object_set_new(view, "proposals", proposals);
    json_object_set_new(view, "has_proposals", json_boolean(json_array_size(proposals) > 0));
    set_string(view, "postal_source", postal_source_name(f, n));
    json_object_set_new(view, "other", other_view(f, n));
    json_object_set_new(view, "values", values_view(f, n));
    json_object_set_new(view, "items",
                        n->item->type->answerable || n->rows != NULL
                            ? json_array()
                            : group_items_view(f, n, show_issues));
    json_object_set_new(view, "occurrences", rows_view(f, n, show_issues));
    json_object_set_new(view, "states", row_states_view(n));
    return view;
}

/* The visible nodes from index on, up to end, that stand side by side. */
json_t *nodes_view(const form *f, guint index, guint end, bool show_issues)
{
    json_t *items = json_array();
    for (guint i = index; i < end; i = f->nodes[i].end) {
        if (!f->nodes[i].item->hidden) {
            json_array_append_new(items, node_view(f, &f->nodes[i], show_issues));
        }
    }
    return items;
}

json_t *group_items_view(const form *f, const node *group, bool show_issues)
{
    return nodes_view(f, group->index + 1, group->end, show_issues);
}
