#include "export/cell.h"

#include "base/calendar_wareki.h"
#include "form/item_type.h"
#include "text/catalog.h"

#include <string.h>

static const char between_answers[] = " / ";

/* The text of one answer; NULL when it has none. The caller frees it. */
typedef char *(*answer_text)(const json_t *answer, const char *member);

static char *plain_text(const json_t *value, const char *member)
{
    (void)member;
    switch (json_typeof(value)) {
    case JSON_STRING:
        return g_strdup(json_string_value(value));
    case JSON_INTEGER:
        return g_strdup_printf("%" JSON_INTEGER_FORMAT, json_integer_value(value));
    case JSON_TRUE:
        return g_strdup("1");
    case JSON_FALSE:
        return g_strdup("0");
    default:
        return NULL;
    }
}

static char *minute_text(const json_t *value, const char *member)
{
    (void)member;
    char *minute = g_strndup(json_string_value(value), strlen("2026-09-01T14:30"));

    return g_strdelimit(minute, "T", ' ');
}

static char *member_text(const json_t *answer, const char *member)
{
    return g_strdup(json_string_value(json_object_get(answer, member)));
}

static char *wareki_text(const json_t *answer, const char *member)
{
    (void)member;
    return json_is_string(answer) ? calendar_wareki(json_string_value(answer)) : NULL;
}

static GString *joined(const json_t *answers, answer_text text_of, const char *member)
{
    GString *cell = g_string_new(NULL);
    size_t i = 0;
    json_t *answer = NULL;

    json_array_foreach(answers, i, answer)
    {
        g_autofree char *text = text_of(answer, member);
        if (text != NULL) {
            g_string_append(cell, cell->len > 0 ? between_answers : "");
            g_string_append(cell, text);
        }
    }
    return cell;
}

static bool is_type(const item *it, const char *name)
{
    return g_str_equal(it->type->name, name);
}

/*
 * A question of another type may have had this linkId in an older version; such an answer is text.
 * A month alone is text, too: a spreadsheet makes a day of it.
 */
static bool is_value(const item *it, const char *text)
{
    static const char *const types[] = {"boolean", "integer",  "decimal", "date",
                                        "time",    "dateTime", NULL};
    const bool month = is_type(it, "date") && it->precision == PRECISION_MONTH;

    return g_strv_contains(types, it->type->name) && !month &&
           strspn(text, "0123456789-:. ") == strlen(text);
}

void cell_values(csv_writer *csv, const item *it, const json_t *answers)
{
    const bool minute = is_type(it, "dateTime") && json_is_string(json_array_get(answers, 0));
    g_autoptr(GString) cell = joined(answers, minute ? minute_text : plain_text, NULL);

    if (json_array_size(answers) == 1 && is_value(it, cell->str)) {
        csv_literal(csv, cell->str);
    } else {
        csv_cell(csv, cell->str);
    }
}

void cell_members(csv_writer *csv, const json_t *answers, const char *member)
{
    g_autoptr(GString) cell = joined(answers, member_text, member);

    csv_cell(csv, cell->str);
}

void cell_labels(csv_writer *csv, const json_t *answers, const json_t *places)
{
    g_autoptr(GString) cell = joined(answers, member_text, "display");
    g_autofree char *filled = text_fill(cell->str, places);

    csv_cell(csv, filled);
}

void cell_wareki(csv_writer *csv, const json_t *answers)
{
    g_autoptr(GString) cell = joined(answers, wareki_text, NULL);

    csv_cell(csv, cell->str);
}

void cell_chosen(csv_writer *csv, const json_t *answers, const char *code)
{
    bool chosen = false;
    size_t i = 0;
    json_t *answer = NULL;

    json_array_foreach(answers, i, answer)
    {
        chosen |= g_strcmp0(json_string_value(json_object_get(answer, "code")), code) == 0;
    }
    if (json_array_size(answers) == 0) {
        csv_cell(csv, NULL);
    } else {
        csv_integer(csv, chosen);
    }
}
