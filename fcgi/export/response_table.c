#include "export/response_table.h"

#include "export/asked.h"
#include "form/item_type.h"
#include "text/catalog.h"

static const char between_answers[] = " / ";
static const char not_asked[] = "-";

typedef struct column column;

/* Writes the cell of a question that was asked, from the list of its answers. */
typedef void (*cell_writer)(const column *of, const json_t *answers, csv_writer *csv);

struct column {
    const item *item;
    const char *code; /* of the option that the column is for; NULL elsewhere */
    const json_t *places;
    char *header;
    cell_writer write;
};

struct response_table {
    const questionnaire *q;
    const json_t *places;
    GArray *columns; /* of column */
};

static void clear_column(gpointer data)
{
    column *c = data;
    g_free(c->header);
}

/* What a value is in a cell: NULL for an object, whose members have columns of their own. */
static char *value_text(const json_t *value)
{
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

/* All answers in one cell: of each its member, or itself with member NULL. */
static GString *joined(const json_t *answers, const char *member)
{
    GString *cell = g_string_new(NULL);
    size_t i;
    json_t *answer;
    json_array_foreach(answers, i, answer)
    {
        const json_t *value = member != NULL ? json_object_get(answer, member) : answer;
        g_autofree char *text = value != NULL ? value_text(value) : NULL;
        if (text != NULL) {
            g_string_append(cell, cell->len > 0 ? between_answers : "");
            g_string_append(cell, text);
        }
    }
    return cell;
}

static void write_joined(const json_t *answers, const char *member, csv_writer *csv)
{
    g_autoptr(GString) cell = joined(answers, member);
    csv_cell(csv, cell->str);
}

static void write_value(const column *of, const json_t *answers, csv_writer *csv)
{
    (void)of;
    write_joined(answers, NULL, csv);
}

static void write_code(const column *of, const json_t *answers, csv_writer *csv)
{
    (void)of;
    write_joined(answers, "code", csv);
}

/* A label is the form's own text and may have {places}; what a visitor typed is never filled in. */
static void write_label(const column *of, const json_t *answers, csv_writer *csv)
{
    g_autoptr(GString) labels = joined(answers, "display");
    g_autofree char *filled = text_fill(labels->str, of->places);
    csv_cell(csv, filled);
}

static void write_free_text(const column *of, const json_t *answers, csv_writer *csv)
{
    (void)of;
    write_joined(answers, "text", csv);
}

/* 1 or 0, and nothing when the whole question was left open. */
static void write_chosen(const column *of, const json_t *answers, csv_writer *csv)
{
    bool chosen = false;
    size_t i;
    json_t *answer;
    json_array_foreach(answers, i, answer)
    {
        chosen |= g_strcmp0(json_string_value(json_object_get(answer, "code")), of->code) == 0;
    }
    if (json_array_size(answers) == 0) {
        csv_cell(csv, NULL);
    } else {
        csv_integer(csv, chosen);
    }
}

/* "linkId", "linkId#part", "linkId#part（label：option）". */
static char *header_of(const response_table *table, const item *it, const char *part,
                       const char *option_label)
{
    GString *header = g_string_new(it->link_id);
    if (part != NULL) {
        g_string_append_printf(header, "#%s", part);
    }
    if (it->text.base != NULL) {
        g_autofree char *label = text_fill(it->text.base, table->places);
        g_string_append_printf(header, "（%s", label);
        if (option_label != NULL) {
            g_autofree char *filled = text_fill(option_label, table->places);
            g_string_append_printf(header, "：%s", filled);
        }
        g_string_append(header, "）");
    }
    return g_string_free(header, FALSE);
}

static void add_column(response_table *table, const item *it, const char *part, const char *label,
                       cell_writer write)
{
    const column c = {
        .item = it,
        .code = part,
        .places = table->places,
        .header = header_of(table, it, part, label),
        .write = write,
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
    if (!has_column_per_option(it)) {
        add_column(table, it, NULL, NULL, write_code);
        add_column(table, it, "_label", NULL, write_label);
        return;
    }
    for (guint i = 0; i < it->options.options->len; i++) {
        const option *o = &g_array_index(it->options.options, option, i);
        add_column(table, it, o->code, o->display.base, write_chosen);
    }
}

static bool is_open_choice(const item *it)
{
    return g_str_equal(it->type->name, "open-choice");
}

static void add_item_columns(response_table *table, const item *it)
{
    if (it->type->has_options) {
        add_choice_columns(table, it);
    } else {
        add_column(table, it, NULL, NULL, write_value);
    }
    if (is_open_choice(it)) {
        add_column(table, it, "_other", it->open_label.base, write_free_text);
    }
}

response_table *response_table_new(const questionnaire *q, const json_t *places)
{
    response_table *table = g_new0(response_table, 1);
    table->q = q;
    table->places = places;
    table->columns = g_array_new(FALSE, FALSE, sizeof(column));
    g_array_set_clear_func(table->columns, clear_column);
    for (guint i = 0; i < questionnaire_item_count(q); i++) {
        const item *it = questionnaire_item(q, i);
        if (it->type->answerable) {
            add_item_columns(table, it);
        } else if (it->repeats) {
            i = it->end - 1;
        }
    }
    return table;
}

void response_table_free(response_table *table)
{
    if (table != NULL) {
        g_array_free(table->columns, TRUE);
        g_free(table);
    }
}

void response_table_header(const response_table *table, csv_writer *csv)
{
    for (guint i = 0; i < table->columns->len; i++) {
        csv_cell(csv, g_array_index(table->columns, column, i).header);
    }
}

void response_table_row(const response_table *table, const json_t *answers, csv_writer *csv)
{
    g_autofree bool *asked = asked_find(table->q, answers);
    for (guint i = 0; i < table->columns->len; i++) {
        const column *c = &g_array_index(table->columns, column, i);
        json_auto_t *list = asked_answers(answers, c->item);
        /*
         * An answer that is there is shown, even if this version of the form would not have asked.
         */
        if (asked[c->item->index] || json_array_size(list) > 0) {
            c->write(c, list, csv);
        } else {
            csv_literal(csv, not_asked);
        }
    }
}
