#ifndef EXPORT_RESPONSE_ROWS_H
#define EXPORT_RESPONSE_ROWS_H

/*
 * The rows of one repeating group as a table of their own, because they cannot stand in one flat
 * table with the rest: one line a row, led by the response that it is of and the number of the row
 * in it, so that the tables can be joined again. A group within rows of another has a number for
 * each.
 *
 *     受付番号       行番号（hours：営業時間）   day   opens …
 *     Z08-7K3MPQ-X   1                            mon   09:00:00
 *     Z08-7K3MPQ-X   2                            tue   10:00:00
 */

#include "export/response_table.h"

typedef struct response_rows response_rows;

/* choices->q must outlive it. The group must repeat. */
response_rows *response_rows_new(const table_choices *choices, const item *group);
void response_rows_free(response_rows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(response_rows, response_rows_free)

/*
 * The repeating groups that have a table: const item *, in form order; those that are withheld are
 * not among them. The caller frees the array.
 */
GArray *response_rows_groups(const table_choices *choices);

/* The header; key_name is that of the first column. */
bool response_rows_header(const response_rows *rows, const char *key_name, csv_writer *csv,
                          GError **error);

/* All rows that the response of this key has: form_answers(). */
bool response_rows_write(const response_rows *rows, const char *key, const json_t *answers,
                         csv_writer *csv, GError **error);

#endif
