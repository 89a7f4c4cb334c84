#include "form/definition/item_control.h"

#include "form/definition/extension.h"
#include "form/item_type.h"

#include <string.h>

static const char *const group_codes[] = {"page",   "table",  "gtable", "list",
                                          "header", "footer", NULL};
static const char *const display_codes[] = {
    "help",         "prompt", "flyover", "inline", "security",
    "instructions", "unit",   "lower",   "upper",  NULL};
static const char *const choice_codes[] = {"radio-button", "check-box", "drop-down", "autocomplete",
                                           NULL};
static const char *const question_codes[] = {"text-box", "slider", NULL};

static const char *code_of_concept(const json_t *concept)
{
    const json_t *coding = json_array_get(json_object_get(concept, "coding"), 0);
    return json_string_value(json_object_get(coding, "code"));
}

/* Codes are matched without their system: published forms name several for the same codes. */
const char *item_control_code(const json_t *definition)
{
    return code_of_concept(extension_value(definition, EXTENSION_ITEM_CONTROL));
}

bool item_control_is_known(const item *it, const char *code)
{
    if (!it->type->answerable) {
        return g_strv_contains(item_is_group(it) ? group_codes : display_codes, code);
    }
    return g_strv_contains(it->type->has_options ? choice_codes : question_codes, code);
}

const char *item_control_category(const item *it)
{
    const char *code = item_control_code(it->definition);
    if (it->type->answerable) {
        return NULL;
    }
    if (code != NULL && item_control_is_known(it, code)) {
        return code;
    }
    return code_of_concept(extension_value(it->definition, EXTENSION_DISPLAY_CATEGORY));
}

/* A list of the municipality may be long, so it opens where the form does not say otherwise. */
static bool is_list_to_open(const item *it)
{
    static const struct {
        const char *code;
        bool opens;
    } controls[] = {
        {"radio-button", false},
        {"drop-down", true},
        {"autocomplete", true},
    };
    const char *code = item_control_code(it->definition);
    for (gsize i = 0; code != NULL && i < G_N_ELEMENTS(controls); i++) {
        if (strcmp(controls[i].code, code) == 0) {
            return controls[i].opens;
        }
    }
    return it->options.municipal_set != NULL;
}

static const char *choice_template(const item *it)
{
    if (!is_list_to_open(it)) {
        return it->type->control;
    }
    return item_has_free_text(it) ? "shared/control/open_select" : "shared/control/select";
}

static const char *question_template(const item *it)
{
    if (it->read_only) {
        return "shared/control/readonly";
    }
    if (it->type->has_options) {
        return it->repeats ? "shared/control/checkbox" : choice_template(it);
    }
    if (item_has_fields(it)) {
        return "shared/control/fields";
    }
    /* A boolean that must be answered is a consent: there is nothing to choose but yes. */
    bool consent = it->required && strcmp(it->type->value, "Boolean") == 0;
    return consent ? "shared/control/consent" : it->type->control;
}

const char *item_control_template(const item *it)
{
    if (it->type->answerable) {
        return question_template(it);
    }
    return item_is_repeating_group(it) ? "shared/control/rows" : it->type->control;
}
