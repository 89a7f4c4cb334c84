/*
 * Any bytes as a file of towns: faults, or towns whose list, written and read again, changes
 * nothing.
 */

#include "import/csv_text.h"
#include "import/town_plan.h"
#include "import/town_table.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const desks[] = {"north", "south", NULL};
static const char *const areas[] = {"east", NULL};
static const town_codes known = {desks, areas};

static void append_cell(GString *text, const char *cell)
{
    g_auto(GStrv) parts = g_strsplit(cell, "\"", -1);
    g_autofree char *doubled = g_strjoinv("\"\"", parts);

    g_string_append_printf(text, "%s\"%s%s\"",
                           text->len > 0 && text->str[text->len - 1] != '\n' ? "," : "",
                           *cell == '\'' ? "'" : "", doubled);
}

static char *written(const json_t *towns)
{
    GString *text = g_string_new(NULL);
    size_t i = 0;
    json_t *town = NULL;

    for (const town_column *column = town_columns; column->header != NULL; column++) {
        append_cell(text, column->header);
    }
    g_string_append_c(text, '\n');
    json_array_foreach(towns, i, town)
    {
        for (const town_column *column = town_columns; column->header != NULL; column++) {
            g_autofree char *cell = town_cell(town, column);
            append_cell(text, cell);
        }
        g_string_append_c(text, '\n');
    }
    return g_string_free(text, FALSE);
}

static void check_round(const json_t *towns)
{
    g_autofree char *text = written(towns);
    json_t *faults = NULL;
    json_auto_t *again = town_table_read(text, &known, &faults);
    json_auto_t *plan = town_plan(towns, again);

    g_assert(json_array_size(faults) == 0);
    g_assert(json_array_size(json_object_get(plan, "rows")) == 0);
    g_assert(json_array_size(json_object_get(plan, "vanished")) == 0);
    json_decref(faults);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = csv_text((const char *)data, size);
    json_t *faults = NULL;

    if (text == NULL) {
        return 0;
    }
    json_auto_t *towns = town_table_read(text, &known, &faults);
    if (json_array_size(faults) == 0) {
        check_round(towns);
    }
    json_decref(faults);
    return 0;
}
