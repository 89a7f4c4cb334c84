#include "form/definition/item_control.h"

#include "form/definition/extension.h"
#include "form/item_type.h"

#include <string.h>

/* Codes are matched without their system: published forms name several for the same codes. */
const char *item_control_code(const json_t *definition)
{
    const json_t *concept = extension_value(definition, EXTENSION_ITEM_CONTROL);
    const json_t *coding = json_array_get(json_object_get(concept, "coding"), 0);
    return json_string_value(json_object_get(coding, "code"));
}

static const char *choice_template(const item *it)
{
    static const struct {
        const char *code;
        const char *template;
    } controls[] = {
        {"radio-button", "shared/control/radio"},
        {"drop-down", "shared/control/select"},
        {"autocomplete", "shared/control/select"},
    };
    const char *code = item_control_code(it->definition);
    for (gsize i = 0; code != NULL && i < G_N_ELEMENTS(controls); i++) {
        if (strcmp(controls[i].code, code) == 0) {
            return controls[i].template;
        }
    }
    return it->options.municipal_set != NULL ? "shared/control/select" : it->type->control;
}

const char *item_control_template(const item *it)
{
    if (it->read_only && it->type->answerable) {
        return "shared/control/readonly";
    }
    if (it->type->has_options) {
        return it->repeats ? "shared/control/checkbox" : choice_template(it);
    }
    /* A boolean that must be answered is a consent: there is nothing to choose but yes. */
    bool consent = it->required && g_strcmp0(it->type->value, "Boolean") == 0;
    return consent ? "shared/control/consent" : it->type->control;
}
