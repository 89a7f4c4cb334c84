#include "form/definition/item_bounds.h"

#include "form/definition/extension.h"
#include "form/item_type.h"
#include "form/pattern.h"

#include <string.h>

enum { ANY_PLACES = -1 };

static place extension_place(const item *it, extension_id id, const place *array)
{
    return (place){array, NULL, extension_index(it->definition, id)};
}

static json_t *read_limit(const item *it, extension_id id, const place *at, problem_list *problems)
{
    const json_t *extension = extension_find(it->definition, id);
    if (extension == NULL || it->type->compare == NULL) {
        return NULL;
    }
    g_autofree char *key = g_strconcat("value", it->type->value, NULL);
    json_t *limit = it->type->literal(it, json_object_get(extension, key));
    if (limit == NULL) {
        place array = {at, "extension", 0};
        place here = extension_place(it, id, &array);
        place_error(&here, problems, "HCQ-1.6", "Give it a value of the question's own type.",
                    "the limit must have a %s", key);
    }
    return limit;
}

/* A number of at least `least`, or what stands for none. */
static int read_count(const item *it, extension_id id, int none, int least, const place *at,
                      problem_list *problems)
{
    const json_t *value = extension_value(it->definition, id);
    if (value == NULL) {
        return none;
    }
    json_int_t count = json_integer_value(value);
    if (count < least || count > G_MAXINT32) {
        place array = {at, "extension", 0};
        place here = extension_place(it, id, &array);
        place_error(&here, problems, "HCQ-1.6", "Write a greater number, or remove the extension.",
                    "the number must be %d or more", least);
        return none;
    }
    return (int)count;
}

static void read_pattern(item *it, const place *at, problem_list *problems)
{
    const char *text = json_string_value(extension_value(it->definition, EXTENSION_REGEX));
    pattern_problem found = {0};
    it->pattern = text == NULL ? NULL : pattern_compile(text, &found);
    if (text != NULL && it->pattern == NULL) {
        place array = {at, "extension", 0};
        place here = extension_place(it, EXTENSION_REGEX, &array);
        place_error(&here, problems, "HCQ-1.6", found.remedy,
                    "the regular expression cannot be obeyed: %s, at character %u", found.what,
                    found.position);
    }
}

/* FHIR has no element for the precision of a date; entryFormat says it (SDC). */
static date_precision read_precision(const item *it)
{
    const char *format = it->entry_format.base;
    if (strcmp(it->type->name, "date") != 0 || format == NULL) {
        return PRECISION_DAY;
    }
    if (strcmp(format, "YYYY-MM") == 0) {
        return PRECISION_MONTH;
    }
    return strcmp(format, "YYYY") == 0 ? PRECISION_YEAR : PRECISION_DAY;
}

void item_bounds_read(item *it, const place *at, problem_list *problems)
{
    const json_t *longest = json_object_get(it->definition, "maxLength");
    it->max_length = (guint)CLAMP(json_integer_value(longest), 0, G_MAXINT32);
    it->min_length = (guint)read_count(it, EXTENSION_MIN_LENGTH, 0, 1, at, problems);
    it->min_occurs = (guint)read_count(it, EXTENSION_MIN_OCCURS, 0, 1, at, problems);
    it->max_occurs = (guint)read_count(it, EXTENSION_MAX_OCCURS, 0, 1, at, problems);
    it->decimal_places = read_count(it, EXTENSION_DECIMAL_PLACES, ANY_PLACES, 0, at, problems);
    it->precision = read_precision(it);
    it->minimum = read_limit(it, EXTENSION_MIN_VALUE, at, problems);
    it->maximum = read_limit(it, EXTENSION_MAX_VALUE, at, problems);
    read_pattern(it, at, problems);
}
