#include "pages/staff/contact_differences.h"

static void add_block(json_t *rows, const json_t *block)
{
    size_t i = 0;
    json_t *row = NULL;

    json_array_foreach(json_object_get(block, "rows"), i, row)
    {
        json_object_set(rows, json_string_value(json_object_get(row, "name")), row);
    }
}

static void add_section(json_t *rows, const json_t *section)
{
    size_t i = 0;
    json_t *block = NULL;

    json_array_foreach(json_object_get(section, "blocks"), i, block)
    {
        add_block(rows, block);
    }
}

/* The rows of a summary by the names of their fields, in its order. */
static json_t *rows_of(const json_t *summary)
{
    json_t *rows = json_object();
    size_t i = 0;
    json_t *section = NULL;

    json_array_foreach(json_object_get(summary, "sections"), i, section)
    {
        add_section(rows, section);
    }
    return rows;
}

/* What a question says; a question that is not asked says as much as one that is left empty. */
static json_t *values_of(const json_t *row)
{
    json_t *values = json_object_get(row, "values");

    return values != NULL ? json_incref(values) : json_array();
}

static void add_difference(json_t *list, const json_t *before, const json_t *now, bool masked)
{
    const json_t *row = now != NULL ? now : before;
    const bool hidden = masked && json_is_true(json_object_get(row, "sensitive"));
    json_auto_t *old_values = values_of(before);
    json_auto_t *new_values = values_of(now);

    if (json_equal(old_values, new_values)) {
        return;
    }
    json_array_append_new(
        list, json_pack("{s:O, s:o, s:o, s:b, s:b, s:b}", "text", json_object_get(row, "text"),
                        "old", hidden ? json_array() : json_incref(old_values), "new",
                        hidden ? json_array() : json_incref(new_values), "unanswered_before",
                        json_array_size(old_values) == 0, "unanswered_now",
                        json_array_size(new_values) == 0, "masked", hidden));
}

json_t *contact_differences(const json_t *before, const json_t *now, bool masked)
{
    json_auto_t *old_rows = rows_of(before);
    json_auto_t *new_rows = rows_of(now);
    json_t *list = json_array();
    const char *name = NULL;
    json_t *row = NULL;

    json_object_foreach(new_rows, name, row)
    {
        add_difference(list, json_object_get(old_rows, name), row, masked);
    }
    json_object_foreach(old_rows, name, row)
    {
        if (json_object_get(new_rows, name) == NULL) {
            add_difference(list, row, NULL, masked);
        }
    }
    return list;
}
