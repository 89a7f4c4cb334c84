#include "export/response_rows.h"

#include "export/column_name.h"
#include "export/withheld.h"

struct response_rows {
    const json_t *places;
    GArray *path; /* of const item *: from the outermost group to the one whose rows these are */
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
    rows->path = g_array_new(FALSE, FALSE, sizeof(const item *));
    for (guint i = group->index; i != ITEM_NONE;
         i = questionnaire_item(choices->q, i)->repeat_group) {
        const item *at = questionnaire_item(choices->q, i);
        g_array_prepend_val(rows->path, at);
    }
    return rows;
}

void response_rows_free(response_rows *rows)
{
    if (rows != NULL) {
        g_array_unref(rows->path);
        response_table_free(rows->table);
        g_free(rows);
    }
}

GArray *response_rows_groups(const table_choices *choices)
{
    g_autofree withholding *found = withheld_find(choices->q, choices->sensitive);
    GArray *groups = g_array_new(FALSE, FALSE, sizeof(const item *));

    for (guint i = 0; i < questionnaire_item_count(choices->q); i++) {
        const item *it = questionnaire_item(choices->q, i);
        if (item_is_repeating_group(it) && found[i] != WITHHELD) {
            g_array_append_val(groups, it);
        }
    }
    return groups;
}

bool response_rows_header(const response_rows *rows, const char *key_name, csv_writer *csv,
                          GError **error)
{
    csv_cell(csv, key_name);
    for (guint i = 0; i < rows->path->len; i++) {
        const item *group = g_array_index(rows->path, const item *, i);
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
static bool write_rows(const row_walk *walk, guint depth, json_t *seen, GError **error)
{
    const item *group = g_array_index(walk->rows->path, const item *, depth);
    size_t i = 0;
    json_t *row = NULL;

    json_array_foreach(json_object_get(seen, group->link_id), i, row)
    {
        const gint64 number = (gint64)i + 1;
        json_auto_t *answers = json_copy(seen);
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
    json_auto_t *seen = json_deep_copy(answers);

    return write_rows(&walk, 0, seen, error);
}
