#include "form/definition/item_read.h"

#include "form/answer.h"
#include "form/compiled.h"
#include "form/definition/element.h"
#include "form/definition/extension.h"
#include "form/definition/extension_fit.h"
#include "form/definition/item_bounds.h"
#include "form/definition/item_control.h"
#include "form/definition/item_rule.h"
#include "form/definition/localized_read.h"
#include "form/definition/option_read.h"
#include "form/field_name.h"
#include "form/item_type.h"
#include "form/normalization.h"

#include <string.h>

typedef struct {
    questionnaire *q;
    problem_list *problems;
} reader;

static const element_rule item_elements[] = {
    {.name = "linkId", .kind = ELEMENT_STRING, .required = true},
    {.name = "type", .kind = ELEMENT_STRING, .required = true},
    {.name = "text", .kind = ELEMENT_STRING},
    {.name = "prefix", .kind = ELEMENT_STRING},
    {.name = "required", .kind = ELEMENT_BOOLEAN},
    {.name = "repeats", .kind = ELEMENT_BOOLEAN},
    {.name = "readOnly", .kind = ELEMENT_BOOLEAN},
    {.name = "maxLength", .kind = ELEMENT_INTEGER},
    {.name = "answerOption", .kind = ELEMENT_ARRAY},
    {.name = "answerValueSet", .kind = ELEMENT_STRING},
    {.name = "initial", .kind = ELEMENT_ARRAY},
    {.name = "enableWhen", .kind = ELEMENT_ARRAY},
    {.name = "enableBehavior", .kind = ELEMENT_STRING},
    {.name = "item", .kind = ELEMENT_ARRAY},
    {.name = "extension", .kind = ELEMENT_ARRAY},
    {.name = "definition", .kind = ELEMENT_STRING},
    {.name = "code", .kind = ELEMENT_ARRAY},
    {.name = "id", .kind = ELEMENT_STRING},
    {.name = "modifierExtension",
     .kind = ELEMENT_ANY,
     .refused = "Remove it; its meaning is unknown."},
    {.name = NULL},
};

static void items_in(reader *r, const json_t *items, const item *parent, const place *at);

static bool is_link_id(const char *text)
{
    return g_regex_match_simple("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", text, G_REGEX_DOLLAR_ENDONLY,
                                0);
}

static void read_link_id(reader *r, item *it, const place *at)
{
    place here = {at, "linkId", 0};
    it->link_id = json_string_value(json_object_get(it->definition, "linkId"));
    if (it->link_id == NULL) {
        return;
    }
    if (!is_link_id(it->link_id)) {
        place_error(&here, r->problems, "HCQ-1.3",
                    "Use up to 64 of A-Z a-z 0-9 . _ - and begin with a letter or digit.",
                    "the linkId \"%s\" has characters that are not allowed", it->link_id);
    }
    if (field_name_is_reserved(it->link_id)) {
        place_error(&here, r->problems, "HCQ-1.3", "Give the item another linkId.",
                    "the linkId \"%s\" is the name of a field that pages have beside the questions",
                    it->link_id);
    }
    if (!g_hash_table_insert(r->q->by_link_id, g_strdup(it->link_id), it)) {
        place_error(&here, r->problems, "que-2", "Give every item a linkId of its own.",
                    "the linkId \"%s\" stands in the form twice", it->link_id);
    }
}

static void read_type(reader *r, item *it, const place *at)
{
    place here = {at, "type", 0};
    const char *name = json_string_value(json_object_get(it->definition, "type"));
    const item_type *type = item_type_find(name);
    if (name != NULL && type == NULL) {
        place_error(&here, r->problems, "HCQ-1.2",
                    "Write group, display, boolean, integer, decimal, date, dateTime, time, "
                    "string, text, url, choice or open-choice.",
                    "FHIR R4 has no item type \"%s\"", name);
    } else if (type != NULL && !type->supported) {
        place_error(&here, r->problems, "HCQ-1.2", "Use string and say in the text what is meant.",
                    "the type \"%s\" is not supported", name);
    } else {
        it->type = type;
    }
}

/* A string within an extension of the item, translated like any other. */
static void read_extension_string(reader *r, const item *it, extension_id id, localized *strings,
                                  const place *at)
{
    place array = {at, "extension", 0};
    place here = {&array, NULL, extension_index(it->definition, id)};
    localized_read(strings, extension_find(it->definition, id), "valueString", &here, r->problems);
}

static void read_strings(reader *r, item *it, const place *at)
{
    place array = {at, "extension", 0};
    place extension = {&array, NULL, extension_index(it->definition, EXTENSION_UNIT)};
    place unit = {&extension, "valueCoding", 0};
    localized_read(&it->text, it->definition, "text", at, r->problems);
    localized_read(&it->prefix, it->definition, "prefix", at, r->problems);
    localized_read(&it->unit, extension_value(it->definition, EXTENSION_UNIT), "display", &unit,
                   r->problems);
    read_extension_string(r, it, EXTENSION_ENTRY_FORMAT, &it->entry_format, at);
    read_extension_string(r, it, EXTENSION_OPEN_LABEL, &it->open_label, at);
    read_extension_string(r, it, EXTENSION_SHORT_TEXT, &it->short_text, at);
}

static void read_flags(item *it, const item *parent)
{
    const json_t *d = it->definition;
    it->required = json_is_true(json_object_get(d, "required"));
    it->repeats = json_is_true(json_object_get(d, "repeats"));
    it->any = g_strcmp0(json_string_value(json_object_get(d, "enableBehavior")), "any") == 0;
    it->sensitive = json_is_true(extension_value(d, EXTENSION_SENSITIVE));
    it->wareki = json_is_true(extension_value(d, EXTENSION_WAREKI));
    it->autocomplete = json_string_value(extension_value(d, EXTENSION_AUTOCOMPLETE));
    it->statistics = json_string_value(extension_value(d, EXTENSION_STATISTICS));
    it->takes_from = json_string_value(extension_value(d, EXTENSION_TAKES_FROM));
    it->support_link = json_string_value(extension_value(d, EXTENSION_SUPPORT_LINK));
    /* What hides or locks a group does so with everything in it. */
    it->hidden =
        json_is_true(extension_value(d, EXTENSION_HIDDEN)) || (parent != NULL && parent->hidden);
    it->read_only =
        json_is_true(json_object_get(d, "readOnly")) || (parent != NULL && parent->read_only);
}

/* The code of an extension, which must be one of a few; the first of them when there is none. */
static const char *read_code(reader *r, const item *it, extension_id id, const char *rule,
                             const char *const *known, const place *at)
{
    const char *code = json_string_value(extension_value(it->definition, id));
    if (code == NULL || g_strv_contains(known, code)) {
        return code == NULL ? known[0] : code;
    }
    g_autoptr(GString) remedy = g_string_new("Write one of:");
    for (guint i = 0; known[i] != NULL; i++) {
        g_string_append_printf(remedy, " %s", known[i]);
    }
    place array = {at, "extension", 0};
    place here = {&array, NULL, extension_index(it->definition, id)};
    place_error(&here, r->problems, rule, remedy->str, "the code \"%s\" is unknown", code);
    return known[0];
}

static void read_codes(reader *r, item *it, const place *at)
{
    static const char *const visibilities[] = {"internal", "professional", "public", NULL};
    static const char *const orientations[] = {"vertical", "horizontal", NULL};
    const char *normalize = json_string_value(extension_value(it->definition, EXTENSION_NORMALIZE));
    it->visibility = read_code(r, it, EXTENSION_VISIBILITY, "HCQ-0", visibilities, at);
    it->horizontal = strcmp(read_code(r, it, EXTENSION_ORIENTATION, "HCQ-1.6", orientations, at),
                            "horizontal") == 0;
    const char *type = json_string_value(json_object_get(it->definition, "type"));
    const char *code = normalize == NULL && g_strcmp0(type, "url") == 0 ? "url" : normalize;
    it->normalization = normalization_find(code);
    if (it->normalization == NULL) {
        place_error(at, r->problems, "HCQ-0",
                    "Write tel, postal, kana, digits, email, url or name.",
                    "the normalization \"%s\" is unknown", normalize);
    }
}

static void read_initial_value(reader *r, item *it, const json_t *value, const place *at)
{
    g_autofree char *key = g_strconcat("value", it->type->value, NULL);
    json_auto_t *answer = it->type->literal(it, json_object_get(value, key));
    if (answer == NULL || json_object_size(value) != 1) {
        place_error(at, r->problems, "HCQ-1.3", "Write one value of the question's type.",
                    "an initial value must be one %s of the question", key);
        return;
    }
    g_autofree char *typed = answer_typed(answer);
    json_array_append_new(it->initial, json_string(typed));
}

static void read_initial(reader *r, item *it, const place *at)
{
    const json_t *values = json_object_get(it->definition, "initial");
    place array = {at, "initial", 0};
    it->initial = json_array();
    for (gsize i = 0; i < json_array_size(values); i++) {
        place here = {&array, NULL, i};
        read_initial_value(r, it, json_array_get(values, i), &here);
    }
    for (guint i = 0; i < it->options.options->len; i++) {
        const option *o = &g_array_index(it->options.options, option, i);
        if (o->selected) {
            json_array_append_new(it->initial, json_string(o->code));
        }
    }
}

static bool is_repeating_group(const json_t *definition)
{
    const char *type = json_string_value(json_object_get(definition, "type"));
    return g_strcmp0(type, "group") == 0 && json_is_true(json_object_get(definition, "repeats"));
}

static void read_place_in_form(reader *r, item *it, const item *parent)
{
    const char *control = item_control_code(it->definition);
    it->parent = parent == NULL ? ITEM_NONE : parent->index;
    it->depth = parent == NULL ? 1 : parent->depth + 1;
    bool in_rows = parent != NULL && is_repeating_group(parent->definition);
    it->repeat_group = in_rows ? parent->index : parent == NULL ? ITEM_NONE : parent->repeat_group;
    it->repeat_depth = (parent == NULL ? 0 : parent->repeat_depth) + (in_rows ? 1 : 0);
    it->is_page = parent == NULL && g_strcmp0(control, "page") == 0;
    r->q->page_count += it->is_page ? 1 : 0;
    it->page = parent == NULL ? MAX(r->q->page_count, 1) : parent->page;
}

static bool fits(reader *r, const item *parent, const place *at)
{
    if (parent != NULL && parent->depth >= QUESTIONNAIRE_DEPTH_MAX) {
        place_error(at, r->problems, "L11", "Take groups apart.", "items nest deeper than %d",
                    QUESTIONNAIRE_DEPTH_MAX);
        return false;
    }
    if (r->q->items->len == QUESTIONNAIRE_ITEMS_MAX) {
        place_error(at, r->problems, "L11", "Make two forms of it.",
                    "the form has more than %d items", QUESTIONNAIRE_ITEMS_MAX);
        return false;
    }
    return true;
}

static void read_question(reader *r, item *it, const place *at)
{
    item_rules_check(it->definition, it->type, at, r->problems);
    extensions_fit(it->definition, it->type, at, r->problems);
    option_list_read(&it->options, it->definition, r->q->root, at, r->problems);
    item_bounds_read(it, at, r->problems);
    if (it->type->answerable) {
        read_initial(r, it, at);
    }
    it->control = item_control_template(it);
    it->category = item_control_category(it);
}

static void read_item(reader *r, json_t *definition, const item *parent, const place *at)
{
    item *it = g_new0(item, 1);
    it->index = r->q->items->len;
    it->definition = definition;
    it->prefill.source = ITEM_NONE;
    it->matches = ITEM_NONE;
    it->postal_source = ITEM_NONE;
    g_ptr_array_add(r->q->items, it);
    read_place_in_form(r, it, parent);
    elements_check(definition, item_elements, at, r->problems);
    extensions_check(definition, EXTENSION_ON_ITEM, at, r->problems);
    read_link_id(r, it, at);
    read_type(r, it, at);
    read_strings(r, it, at);
    read_flags(it, parent);
    read_codes(r, it, at);
    if (it->type != NULL) {
        read_question(r, it, at);
    }
    place children = {at, "item", 0};
    items_in(r, json_object_get(definition, "item"), it, &children);
    it->end = r->q->items->len;
}

static void items_in(reader *r, const json_t *items, const item *parent, const place *at)
{
    for (gsize i = 0; i < json_array_size(items); i++) {
        place here = {at, NULL, i};
        if (!fits(r, parent, &here)) {
            return;
        }
        read_item(r, json_array_get(items, i), parent, &here);
    }
}

void items_read(questionnaire *q, problem_list *problems)
{
    reader r = {q, problems};
    place top = {0};
    place items = {&top, "item", 0};
    items_in(&r, json_object_get(q->root, "item"), NULL, &items);
    q->page_count = MAX(q->page_count, 1);
}
