#include "export/response_rows.h"

#include "export/column_name.h"
#include "export/withheld.h"

struct response_rows {
    const json_t *places;
    GPtrArray
        *path; /* of const item *: the groups from the outermost to the one whose rows these are */
    response_table *table;
};

/* One row under way. */
typedef struct {
    const response_rows *rows;
    const char *key;
    csv_writer *csv;
    GArray *numbers; /* of gint64: of the row in each group of the path so far */
} row_walk;

response_rows *response_rows_new(const table_choices *choices, const item *group)
{
    response_rows *rows = g_new0(response_rows, 1);

    rows->places = choices->places;
    rows->table = response_table_new(choices, group);
    rows->path = g_ptr_array_new();
    for (guint i = group->index; i != ITEM_NONE;
         i = questionnaire_item(choices->q, i)->repeat_group) {
        const item *at = questionnaire_item(choices->q, i);
        g_ptr_array_insert(rows->path, 0, (gpointer)(guintptr)at);
    }
    return rows;
}

void response_rows_free(response_rows *rows)
{
    if (rows != NULL) {
        g_ptr_array_unref(rows->path);
        response_table_free(rows->table);
        g_free(rows);
    }
}

GPtrArray *response_rows_groups(const table_choices *choices)
{
    g_autofree withholding *found = withheld_find(choices->q, choices->sensitive);
    GPtrArray *groups = g_ptr_array_new();

    for (guint i = 0; i < questionnaire_item_count(choices->q); i++) {
        const item *it = questionnaire_item(choices->q, i);
        if (item_is_repeating_group(it) && found[i] != WITHHELD) {
            g_ptr_array_add(groups, (gpointer)(guintptr)it);
        }
    }
    return groups;
}

bool response_rows_header(const response_rows *rows, const char *key_name, csv_writer *csv,
                          GError **error)
{
    csv_cell(csv, key_name);
    for (guint i = 0; i < rows->path->len; i++) {
        const item *group = g_ptr_array_index(rows->path, i);
        g_autofree char *of = column_name(group, &(column_part){NULL, NULL}, rows->places);
        g_autofree char *name = g_strdup_printf("行番号（%s）", of);
        csv_cell(csv, name);
    }
    response_table_header(rows->table, csv);
    return csv_end_row(csv, error);
}

static bool write_row(const row_walk *walk, const json_t *answers, GError **error)
{
    csv_cell(walk->csv, walk->key);
    for (guint i = 0; i < walk->numbers->len; i++) {
        csv_integer(walk->csv, g_array_index(walk->numbers, gint64, i));
    }
    response_table_row(walk->rows->table, answers, walk->csv);
    return csv_end_row(walk->csv, error);
}

/* The rows of the group at this depth of the path; seen are the answers around them. */
static bool write_rows(const row_walk *walk, guint depth, const json_t *seen, GError **error)
{
    const item *group = g_ptr_array_index(walk->rows->path, depth);
    size_t i = 0;
    json_t *row = NULL;

    json_array_foreach(json_object_get(seen, group->link_id), i, row)
    {
        const gint64 number = (gint64)i + 1;
        json_auto_t *answers = json_copy((json_t *)(guintptr)seen);
        bool written = false;

        json_object_update(answers, row);
        g_array_append_val(walk->numbers, number);
        written = depth + 1 < walk->rows->path->len ? write_rows(walk, depth + 1, answers, error)
                                                    : write_row(walk, answers, error);
        g_array_set_size(walk->numbers, depth);
        if (!written) {
            return false;
        }
    }
    return true;
}

bool response_rows_write(const response_rows *rows, const char *key, const json_t *answers,
                         csv_writer *csv, GError **error)
{
    g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(gint64));
    const row_walk walk = {rows, key, csv, numbers};

    return write_rows(&walk, 0, answers, error);
}
