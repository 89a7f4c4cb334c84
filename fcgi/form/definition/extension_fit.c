#include "form/definition/extension_fit.h"

#include "form/definition/extension.h"

#include <string.h>

static bool is_typed_text(const item_type *type)
{
    return type->has_length && !type->has_options;
}

static bool is_tidied_text(const item_type *type)
{
    return is_typed_text(type) && strcmp(type->name, "url") != 0;
}

static bool is_decimal(const item_type *type)
{
    return strcmp(type->name, "decimal") == 0;
}

static bool is_number(const item_type *type)
{
    return is_decimal(type) || strcmp(type->name, "integer") == 0;
}

static bool is_date(const item_type *type)
{
    return strcmp(type->name, "date") == 0;
}

static bool is_display(const item_type *type)
{
    return strcmp(type->name, "display") == 0;
}

static bool has_order(const item_type *type)
{
    return type->compare != NULL;
}

static bool has_buttons(const item_type *type)
{
    return type->has_options || strcmp(type->name, "boolean") == 0;
}

static bool has_options(const item_type *type)
{
    return type->has_options;
}

static const struct {
    extension_id id;
    const char *rule;
    const char *name;
    bool (*fits)(const item_type *type);
    const char *types;
} fits[] = {
    {EXTENSION_NORMALIZE, "HCQ-0", "normalize", is_tidied_text, "string and text"},
    {EXTENSION_REGEX, "HCQ-1.6", "regex", is_typed_text, "string, text and url"},
    {EXTENSION_MIN_LENGTH, "HCQ-1.6", "minLength", is_typed_text, "string, text and url"},
    {EXTENSION_WAREKI, "HCQ-0", "wareki", is_date, "date"},
    {EXTENSION_UNIT, "HCQ-1.6", "questionnaire-unit", is_number, "integer and decimal"},
    {EXTENSION_DECIMAL_PLACES, "HCQ-1.6", "maxDecimalPlaces", is_decimal, "decimal"},
    {EXTENSION_MIN_VALUE, "HCQ-1.6", "minValue", has_order, "numbers, dates and times"},
    {EXTENSION_MAX_VALUE, "HCQ-1.6", "maxValue", has_order, "numbers, dates and times"},
    {EXTENSION_ORIENTATION, "HCQ-1.6", "choiceOrientation", has_buttons, "choices and boolean"},
    {EXTENSION_DISPLAY_CATEGORY, "HCQ-1.6", "displayCategory", is_display, "display"},
    {EXTENSION_POSTAL_SOURCE, "HCQ-0", "postalSource", has_options, "choices"},
};

void extensions_fit(const json_t *definition, const item_type *type, const place *at,
                    problem_list *problems)
{
    place array = {at, "extension", 0};
    for (gsize i = 0; i < G_N_ELEMENTS(fits); i++) {
        if (extension_find(definition, fits[i].id) != NULL && !fits[i].fits(type)) {
            place here = {&array, NULL, extension_index(definition, fits[i].id)};
            place_error(&here, problems, fits[i].rule, "Remove the extension.",
                        "the extension %s is for %s only", fits[i].name, fits[i].types);
        }
    }
}
