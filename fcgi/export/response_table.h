#ifndef EXPORT_RESPONSE_TABLE_H
#define EXPORT_RESPONSE_TABLE_H

/*
 * A questionnaire as the columns of a table: one row a response, columns in form order. A column is
 * named by its linkId, which keeps its meaning for ever, so that years can be laid under each
 * other:
 *
 *     string, text, date, integer …   c_name            the value
 *     boolean                         consent_notice    1 or 0
 *     choice                          p_age             the code
 *                                     p_age#_label      its label when it was answered
 *     repeating choice                c_method#tel      1 or 0, a column for each option
 *     open-choice                     q_how#_other      the free text, beside the columns of a
 * choice
 *
 * Groups and displays have no column; a repeating group belongs into a table of its own and is left
 * out here. An unanswered question is an empty cell; one that was not asked is "-".
 */

#include "export/csv.h"
#include "form/questionnaire.h"

#include <jansson.h>

typedef struct response_table response_table;

/*
 * q and places (strings for the {places} in labels, may be NULL) must outlive the table. Labels are
 * in the questionnaire's base language.
 */
response_table *response_table_new(const questionnaire *q, const json_t *places);
void response_table_free(response_table *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(response_table, response_table_free)

/* Appends the header cells: "c_tel（電話番号）"; the name alone where there is no label. */
void response_table_header(const response_table *table, csv_writer *csv);

/* Appends the cells of one response: form_answers() of this version or an older one. */
void response_table_row(const response_table *table, const json_t *answers, csv_writer *csv);

#endif
