#ifndef EXPORT_RESPONSE_TABLE_H
#define EXPORT_RESPONSE_TABLE_H

/*
 * A questionnaire as the columns of a table: one row a response, columns in form order, the same every year (by linkId).
 *     choice -> code and label columns; repeating choice -> one 0/1 column an option ("c_method#tel"); text of an open-choice -> "ID#_other";
 *     display and group items have none; repeating groups go to a table of their own.
 * An unanswered question is an empty cell; one that was not asked (disabled) is "-".
 */

#include "export/csv.h"
#include "form/questionnaire.h"

#include <jansson.h>

typedef struct response_table response_table;

response_table *response_table_new(const questionnaire *q);
void response_table_free(response_table *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(response_table, response_table_free)

/* Appends the header cells: "linkId（label）" in Japanese; linkId alone where the label is missing. */
void response_table_header(const response_table *table, csv_writer *csv);

/* Appends the cells of one response (form_answers() of this or an older version). */
void response_table_row(const response_table *table, const json_t *answers, csv_writer *csv);

#endif
