#include "form/definition/item_rule.h"

#include "form/definition/extension.h"
#include "form/definition/item_control.h"
#include "form/item_type.h"

#include <string.h>

static bool has(const json_t *definition, const char *key)
{
    return json_object_get(definition, key) != NULL;
}

static bool is_true(const json_t *definition, const char *key)
{
    return json_is_true(json_object_get(definition, key));
}

static bool is_type(const item_type *type, const char *name)
{
    return strcmp(type->name, name) == 0;
}

static bool is_hidden(const json_t *definition)
{
    return json_is_true(extension_value(definition, EXTENSION_HIDDEN));
}

static bool group_without_items(const json_t *d, const item_type *type)
{
    return is_type(type, "group") && !has(d, "item");
}

static bool display_with_items(const json_t *d, const item_type *type)
{
    return is_type(type, "display") && has(d, "item");
}

static bool display_with_code(const json_t *d, const item_type *type)
{
    return is_type(type, "display") && has(d, "code");
}

static bool two_sources_of_options(const json_t *d, const item_type *type)
{
    (void)type;
    return has(d, "answerOption") && has(d, "answerValueSet");
}

static bool options_of_other_type(const json_t *d, const item_type *type)
{
    return !type->has_options && (has(d, "answerOption") || has(d, "answerValueSet"));
}

static bool display_required_or_repeats(const json_t *d, const item_type *type)
{
    return is_type(type, "display") && (has(d, "required") || has(d, "repeats"));
}

static bool initial_without_answer(const json_t *d, const item_type *type)
{
    return !type->answerable && has(d, "initial");
}

static bool display_read_only(const json_t *d, const item_type *type)
{
    return is_type(type, "display") && has(d, "readOnly");
}

static bool length_of_other_type(const json_t *d, const item_type *type)
{
    return !type->has_length && has(d, "maxLength");
}

static bool length_below_one(const json_t *d, const item_type *type)
{
    (void)type;
    const json_t *length = json_object_get(d, "maxLength");
    return json_is_integer(length) &&
           (json_integer_value(length) < 1 || json_integer_value(length) > G_MAXINT32);
}

static bool initial_beside_options(const json_t *d, const item_type *type)
{
    (void)type;
    return has(d, "answerOption") && has(d, "initial");
}

/* R4's expression for que-12 says more than two; its text, more than one, is meant. */
static bool conditions_without_behavior(const json_t *d, const item_type *type)
{
    (void)type;
    return json_array_size(json_object_get(d, "enableWhen")) > 1 && !has(d, "enableBehavior");
}

static bool behavior_is_unknown(const json_t *d, const item_type *type)
{
    (void)type;
    static const char *const known[] = {"all", "any", NULL};
    const char *behavior = json_string_value(json_object_get(d, "enableBehavior"));
    return behavior != NULL && !g_strv_contains(known, behavior);
}

static gsize selected_count(const json_t *d)
{
    gsize count = 0;
    gsize index = 0;
    const json_t *element = NULL;
    json_array_foreach(json_object_get(d, "answerOption"), index, element)
    {
        count += is_true(element, "initialSelected") ? 1 : 0;
    }
    return count;
}

static bool several_initial(const json_t *d, const item_type *type)
{
    (void)type;
    return !is_true(d, "repeats") &&
           (json_array_size(json_object_get(d, "initial")) > 1 || selected_count(d) > 1);
}

static bool choice_without_options(const json_t *d, const item_type *type)
{
    return type->has_options && !has(d, "answerOption") && !has(d, "answerValueSet");
}

static bool open_choice_without_label(const json_t *d, const item_type *type)
{
    return is_type(type, "open-choice") && extension_find(d, EXTENSION_OPEN_LABEL) == NULL;
}

static bool repeating_page(const json_t *d, const item_type *type)
{
    return is_type(type, "group") && is_true(d, "repeats") &&
           g_strcmp0(item_control_code(d), "page") == 0;
}

static bool repeating_boolean(const json_t *d, const item_type *type)
{
    return is_type(type, "boolean") && is_true(d, "repeats");
}

static bool min_occurs_alone(const json_t *d, const item_type *type)
{
    (void)type;
    return extension_find(d, EXTENSION_MIN_OCCURS) != NULL &&
           !(is_true(d, "repeats") && is_true(d, "required"));
}

static bool max_occurs_alone(const json_t *d, const item_type *type)
{
    (void)type;
    return extension_find(d, EXTENSION_MAX_OCCURS) != NULL && !is_true(d, "repeats");
}

/* The integer of an extension, or a value that keeps the rule when there is none. */
static json_int_t count_of(const json_t *d, extension_id id, json_int_t otherwise)
{
    const json_t *value = extension_value(d, id);
    return json_is_integer(value) ? json_integer_value(value) : otherwise;
}

static bool occurs_crossed(const json_t *d, const item_type *type)
{
    (void)type;
    return count_of(d, EXTENSION_MIN_OCCURS, 0) > count_of(d, EXTENSION_MAX_OCCURS, G_MAXINT32);
}

static bool lengths_crossed(const json_t *d, const item_type *type)
{
    (void)type;
    const json_t *longest = json_object_get(d, "maxLength");
    return json_is_integer(longest) &&
           count_of(d, EXTENSION_MIN_LENGTH, 0) > json_integer_value(longest);
}

static bool hidden_and_required(const json_t *d, const item_type *type)
{
    return type->answerable && is_hidden(d) && is_true(d, "required");
}

static bool has_no_text(const json_t *d, const item_type *type)
{
    (void)type;
    return !has(d, "text") && !is_hidden(d);
}

static bool question_under_question(const json_t *d, const item_type *type)
{
    gsize index = 0;
    const json_t *child = NULL;
    json_array_foreach(json_object_get(d, "item"), index, child)
    {
        const char *name = json_string_value(json_object_get(child, "type"));
        if (type->answerable && g_strcmp0(name, "display") != 0) {
            return true;
        }
    }
    return false;
}

static bool link_is_unsafe(const json_t *d, const item_type *type)
{
    (void)type;
    const char *link = json_string_value(extension_value(d, EXTENSION_SUPPORT_LINK));
    return link != NULL &&
           (!g_str_has_prefix(link, "https://") || strpbrk(link, " \t\r\n") != NULL);
}

static const struct {
    const char *rule;
    const char *key; /* the member that breaks it, NULL for the item itself */
    bool (*broken)(const json_t *definition, const item_type *type);
    const char *message;
    const char *remedy;
} rules[] = {
    {"que-1", NULL, group_without_items, "a group must have items", "Add item, or remove it."},
    {"que-1", "item", display_with_items, "a display must not have items",
     "Make it a group, or move the items beside it."},
    {"que-3", "code", display_with_code, "a display must not have a code", "Remove the code."},
    {"que-4", "answerValueSet", two_sources_of_options,
     "answerOption and answerValueSet cannot stand together", "Keep one of them."},
    {"que-5", NULL, options_of_other_type, "only choice and open-choice can have options",
     "Make the type choice, or remove the options."},
    {"que-6", NULL, display_required_or_repeats,
     "a display must not have required or repeats, not even false", "Remove them."},
    {"que-8", "initial", initial_without_answer, "a group or display cannot have initial values",
     "Move initial to a question."},
    {"que-9", "readOnly", display_read_only, "a display must not have readOnly", "Remove it."},
    {"que-10", "maxLength", length_of_other_type, "this type cannot have maxLength",
     "Remove it; for numbers use the extensions minValue and maxValue."},
    {"HCQ-1.3", "maxLength", length_below_one, "maxLength must be 1 or more",
     "Write the number of characters that are allowed."},
    {"que-11", "initial", initial_beside_options, "initial cannot stand beside answerOption",
     "Write initialSelected: true in the option."},
    {"que-12", "enableWhen", conditions_without_behavior, "several conditions need enableBehavior",
     "Add \"enableBehavior\": \"all\" or \"any\"."},
    {"que-12", "enableBehavior", behavior_is_unknown, "enableBehavior is unknown",
     "Write all or any."},
    {"que-13", NULL, several_initial, "only a repeating question can have several initial values",
     "Keep one, or add \"repeats\": true."},
    {"HCQ-1.3", NULL, has_no_text, "the item has no text", "Add text."},
    {"HCQ-1.3", NULL, choice_without_options, "a choice must have options",
     "Add answerOption, or answerValueSet with \"#id\"."},
    {"HCQ-1.6", NULL, open_choice_without_label, "the free text of an open-choice needs a label",
     "Add the extension openLabel: \"その他\"."},
    {"HCQ-1.3", "repeats", repeating_page, "a page cannot repeat",
     "Put a repeating group into the page."},
    {"HCQ-1.3", "repeats", repeating_boolean, "yes or no cannot be answered several times",
     "Remove repeats, or make it a choice."},
    {"HCQ-1.6", NULL, min_occurs_alone, "minOccurs needs required and repeats",
     "Add \"required\": true and \"repeats\": true, or remove the extension."},
    {"HCQ-1.6", NULL, max_occurs_alone, "maxOccurs needs repeats",
     "Add \"repeats\": true, or remove the extension."},
    {"HCQ-1.6", NULL, occurs_crossed, "minOccurs is greater than maxOccurs",
     "Exchange the two numbers."},
    {"HCQ-1.6", NULL, lengths_crossed, "minLength is greater than maxLength",
     "Exchange the two numbers."},
    {"HCQ-1.6", "required", hidden_and_required,
     "a hidden question cannot be required, since nobody could answer it", "Remove required."},
    {"HCQ-1.6", NULL, link_is_unsafe, "the supportLink must be https and without spaces",
     "Write an address that begins with https://."},
    {"L10", "item", question_under_question, "only displays may stand under a question",
     "Move the inner question beside it, with enableWhen."},
};

void item_rules_check(json_t *definition, const item_type *type, const place *at,
                      problem_list *problems)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) {
        if (!rules[i].broken(definition, type)) {
            continue;
        }
        place member = {at, rules[i].key, 0};
        place_error(rules[i].key == NULL ? at : &member, problems, rules[i].rule, rules[i].remedy,
                    "%s", rules[i].message);
    }
}
