#include "import/town_plan.h"

#include "import/town_table.h"

static const char *code_of(const json_t *town)
{
    return json_string_value(json_object_get(town, "code"));
}

static json_t *by_code(const json_t *towns)
{
    json_t *index = json_object();
    size_t i = 0;
    json_t *town = NULL;

    json_array_foreach(towns, i, town)
    {
        json_object_set(index, code_of(town), town);
    }
    return index;
}

/* A town with what the file says of it; null takes a member away. */
static json_t *merged(const json_t *now, const json_t *wanted)
{
    json_auto_t *all = json_deep_copy(now);
    json_auto_t *said = json_deep_copy(wanted);
    json_t *town = json_object();
    const char *member = NULL;
    json_t *value = NULL;

    json_object_update(all, said);
    json_object_foreach(all, member, value)
    {
        if (!json_is_null(value)) {
            json_object_set(town, member, value);
        }
    }
    return town;
}

static json_t *head_of(const json_t *town)
{
    return json_pack("{s:s, s:O}", "code", code_of(town), "name", json_object_get(town, "name.ja"));
}

static json_t *changes_between(const json_t *old, const json_t *new)
{
    json_t *changes = json_array();

    for (const town_column *column = town_columns; column->header != NULL; column++) {
        g_autofree char *was = town_cell(old, column);
        g_autofree char *is = town_cell(new, column);
        if (!g_str_equal(was, is)) {
            json_array_append_new(changes, json_pack("{s:s, s:s, s:s}", "column", column->header,
                                                     "old", was, "new", is));
        }
    }
    return changes;
}

static void add(json_t *plan, const char *list, json_t *entry)
{
    json_array_append_new(json_object_get(plan, list), entry);
}

static void compare(json_t *plan, const json_t *old, json_t *wanted)
{
    json_auto_t *empty = json_object();
    json_auto_t *town = merged(old != NULL ? old : empty, wanted);
    json_auto_t *changes = changes_between(old != NULL ? old : empty, town);

    if (json_array_size(changes) == 0) {
        json_object_set_new(plan, "same",
                            json_integer(json_integer_value(json_object_get(plan, "same")) + 1));
        return;
    }
    add(plan, "rows", json_incref(town));
    if (old == NULL) {
        add(plan, "new", head_of(town));
    } else {
        json_t *entry = head_of(town);
        json_object_set(entry, "changes", changes);
        add(plan, "changed", entry);
    }
}

json_t *town_plan(const json_t *now, const json_t *wanted)
{
    json_t *plan =
        json_pack("{s:[], s:[], s:[], s:[], s:i}", "rows", "new", "changed", "vanished", "same", 0);
    json_auto_t *index_now = by_code(now);
    json_auto_t *index_wanted = by_code(wanted);
    size_t i = 0;
    json_t *town = NULL;

    json_array_foreach(wanted, i, town)
    {
        compare(plan, json_object_get(index_now, code_of(town)), town);
    }
    json_array_foreach(now, i, town)
    {
        if (json_object_get(index_wanted, code_of(town)) == NULL) {
            add(plan, "vanished", head_of(town));
        }
    }
    return plan;
}
