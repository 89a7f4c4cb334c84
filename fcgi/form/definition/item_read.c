#include "form/definition/item_read.h"

#include "form/answer.h"
#include "form/compiled.h"
#include "form/definition/element.h"
#include "form/definition/extension.h"
#include "form/definition/item_control.h"
#include "form/definition/item_rule.h"
#include "form/definition/localized_read.h"
#include "form/definition/option_read.h"
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
                    "Write group, display, boolean, integer, date, string, text, choice or "
                    "open-choice.",
                    "FHIR R4 has no item type \"%s\"", name);
    } else if (type != NULL && !type->supported) {
        place_error(&here, r->problems, "HCQ-1.2", "Use string and say in the text what is meant.",
                    "the type \"%s\" is not supported yet", name);
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
    /* What hides or locks a group does so with everything in it. */
    it->hidden =
        json_is_true(extension_value(d, EXTENSION_HIDDEN)) || (parent != NULL && parent->hidden);
    it->read_only =
        json_is_true(json_object_get(d, "readOnly")) || (parent != NULL && parent->read_only);
}

static void read_codes(reader *r, item *it, const place *at)
{
    static const char *const visibilities[] = {"public", "professional", "internal", NULL};
    const char *visibility =
        json_string_value(extension_value(it->definition, EXTENSION_VISIBILITY));
    const char *normalize = json_string_value(extension_value(it->definition, EXTENSION_NORMALIZE));
    it->visibility = visibility == NULL ? "internal" : visibility;
    if (!g_strv_contains(visibilities, it->visibility)) {
        place_error(at, r->problems, "HCQ-0", "Write public, professional or internal.",
                    "the visibility \"%s\" is unknown", visibility);
    }
    it->normalization = normalization_find(normalize);
    if (it->normalization == NULL) {
        place_error(at, r->problems, "HCQ-0", "Write tel, postal, kana, digits, email or name.",
                    "the normalization \"%s\" is unknown", normalize);
    }
}

static json_t *read_limit(reader *r, item *it, extension_id id, const place *at)
{
    const json_t *extension = extension_find(it->definition, id);
    if (extension == NULL || it->type->compare == NULL) {
        return NULL;
    }
    g_autofree char *key = g_strconcat("value", it->type->value, NULL);
    json_t *limit = it->type->literal(it, json_object_get(extension, key));
    if (limit == NULL) {
        place_error(at, r->problems, "HCQ-1.6", "Give it a value of the question's own type.",
                    "the limit must have a %s", key);
    }
    return limit;
}

static void read_limits(reader *r, item *it, const place *at)
{
    const json_t *min_length = extension_value(it->definition, EXTENSION_MIN_LENGTH);
    json_int_t shortest = json_integer_value(min_length);
    json_int_t longest = json_integer_value(json_object_get(it->definition, "maxLength"));
    it->min_length = (guint)CLAMP(shortest, 0, G_MAXINT32);
    it->max_length = (guint)CLAMP(longest, 0, G_MAXINT32);
    it->minimum = read_limit(r, it, EXTENSION_MIN_VALUE, at);
    it->maximum = read_limit(r, it, EXTENSION_MAX_VALUE, at);
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

static void read_place_in_form(reader *r, item *it, const item *parent)
{
    const char *control = item_control_code(it->definition);
    it->parent = parent == NULL ? ITEM_NONE : parent->index;
    it->depth = parent == NULL ? 1 : parent->depth + 1;
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
    option_list_read(&it->options, it->definition, r->q->root, at, r->problems);
    read_limits(r, it, at);
    if (it->type->answerable) {
        read_initial(r, it, at);
    }
    it->control = item_control_template(it);
}

static void read_item(reader *r, json_t *definition, const item *parent, const place *at)
{
    item *it = g_new0(item, 1);
    it->index = r->q->items->len;
    it->definition = definition;
    it->prefill.source = ITEM_NONE;
    it->matches = ITEM_NONE;
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
