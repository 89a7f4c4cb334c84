#include "export/response_table.h"

#include "export/asked.h"
#include "export/cell.h"
#include "export/column_name.h"
#include "export/withheld.h"
#include "form/item_type.h"

static const char not_asked[] = "-";
static const char by_era[] = "和暦";

typedef struct column column;

/* Writes the cell of a question that was asked, from the list of its answers. */
typedef void (*column_writer)(const column *of, const json_t *answers, csv_writer *csv);

struct column {
    const item *item;
    const char *code; /* of the option that the column is for; NULL elsewhere */
    const json_t *places;
    char *name;
    column_writer write;
    bool untold; /* whether it was asked is not to be told */
};

struct response_table {
    table_choices choices;
    withholding *withheld; /* by item.index */
    GArray *columns;       /* of column */
};

static void clear_column(gpointer data)
{
    column *c = data;

    g_free(c->name);
}

static void write_value(const column *of, const json_t *answers, csv_writer *csv)
{
    cell_values(csv, of->item, answers);
}

static void write_wareki(const column *of, const json_t *answers, csv_writer *csv)
{
    (void)of;
    cell_wareki(csv, answers);
}

static void write_code(const column *of, const json_t *answers, csv_writer *csv)
{
    (void)of;
    cell_members(csv, answers, "code");
}

static void write_label(const column *of, const json_t *answers, csv_writer *csv)
{
    cell_labels(csv, answers, of->places);
}

static void write_free_text(const column *of, const json_t *answers, csv_writer *csv)
{
    (void)of;
    cell_members(csv, answers, "text");
}

static void write_chosen(const column *of, const json_t *answers, csv_writer *csv)
{
    cell_chosen(csv, answers, of->code);
}

static void add_column(response_table *table, const item *it, column_part part, column_writer write)
{
    const json_t *places = table->choices.places;
    const column c = {
        .item = it,
        .code = part.part,
        .places = places,
        .name = column_name(it, &part, places),
        .write = write,
        .untold = table->withheld[it->index] == KEPT_UNTOLD,
    };

    g_array_append_val(table->columns, c);
}

/*
 * The towns of a municipality are no part of the form: too many for a column each, so they share
 * one.
 */
static bool has_column_per_option(const item *it)
{
    return it->repeats && it->options.municipal_set == NULL;
}

static void add_choice_columns(response_table *table, const item *it)
{
    if (has_column_per_option(it)) {
        for (guint i = 0; i < it->options.options->len; i++) {
            const option *o = &g_array_index(it->options.options, option, i);
            add_column(table, it, (column_part){o->code, o->display.base}, write_chosen);
        }
        return;
    }
    if ((table->choices.contents & TABLE_CODES) != 0) {
        add_column(table, it, (column_part){NULL, NULL}, write_code);
    }
    if ((table->choices.contents & TABLE_LABELS) != 0) {
        add_column(table, it, (column_part){"_label", NULL}, write_label);
    }
}

static void add_value_columns(response_table *table, const item *it)
{
    add_column(table, it, (column_part){NULL, NULL}, write_value);
    if (table->choices.wareki && g_str_equal(it->type->name, "date")) {
        add_column(table, it, (column_part){"_wareki", by_era}, write_wareki);
    }
}

static void add_item_columns(response_table *table, const item *it)
{
    if (it->type->has_options) {
        add_choice_columns(table, it);
    } else {
        add_value_columns(table, it);
    }
    if (item_has_free_text(it)) {
        add_column(table, it, (column_part){"_other", it->open_label.base}, write_free_text);
    }
}

response_table *response_table_new(const table_choices *choices, const item *group)
{
    response_table *table = g_new0(response_table, 1);
    const guint repeat_group = group != NULL ? group->index : ITEM_NONE;

    table->choices = *choices;
    table->withheld = withheld_find(choices->q, choices->sensitive);
    table->columns = g_array_new(FALSE, FALSE, sizeof(column));
    g_array_set_clear_func(table->columns, clear_column);
    for (guint i = 0; i < questionnaire_item_count(choices->q); i++) {
        const item *it = questionnaire_item(choices->q, i);
        const bool mine = it->type->answerable && it->repeat_group == repeat_group;

        if (mine && table->withheld[i] != WITHHELD) {
            add_item_columns(table, it);
        }
    }
    return table;
}

void response_table_free(response_table *table)
{
    if (table != NULL) {
        g_array_free(table->columns, TRUE);
        g_free(table->withheld);
        g_free(table);
    }
}

void response_table_header(const response_table *table, csv_writer *csv)
{
    for (guint i = 0; i < table->columns->len; i++) {
        csv_cell(csv, g_array_index(table->columns, column, i).name);
    }
}

void response_table_row(const response_table *table, const json_t *answers, csv_writer *csv)
{
    g_autofree bool *asked = asked_find(table->choices.q, answers);

    for (guint i = 0; i < table->columns->len; i++) {
        const column *c = &g_array_index(table->columns, column, i);
        json_auto_t *list = asked_answers(answers, c->item);
        const bool answered = json_array_size(list) > 0;

        /* An answer that is there is shown, even if this version would not have asked. */
        if (answered || (asked[c->item->index] && !c->untold)) {
            c->write(c, list, csv);
        } else {
            csv_literal(csv, c->untold ? "" : not_asked);
        }
    }
}
