#ifndef EXPORT_RESPONSE_TABLE_H
#define EXPORT_RESPONSE_TABLE_H

/*
 * A questionnaire as the columns of a table: one row a response, columns in form order. A column is
 * named by its linkId (column_name.h), so that years can be laid under each other:
 *
 *     string, text, date, integer …   c_name            the value
 *     boolean                         consent_notice    1 or 0
 *     date, by choice                 q_since#_wareki   the same by era
 *     choice                          p_age             the code
 *                                     p_age#_label      its label when it was answered
 *     repeating choice                c_method#tel      1 or 0, a column for each option
 *     open-choice                     q_how#_other      the free text, beside a choice's columns
 *
 * Groups and displays have no column. A repeating group has a table of its own (response_rows.h).
 * An unanswered question is an empty cell; one that was not asked is "-".
 */

#include "export/csv.h"
#include "form/item.h"

#include <jansson.h>

enum { TABLE_CODES = 1 << 0, TABLE_LABELS = 1 << 1 };

/* What is in it. q and places must outlive the table. */
typedef struct {
    const questionnaire *q;
    const json_t *places; /* strings for the {places} in labels; may be NULL */
    unsigned contents;    /* of a choice: TABLE_CODES, TABLE_LABELS or both */
    bool wareki;          /* a column by era beside each date */
    bool sensitive;       /* false: sensitive questions have no column (withheld.h) */
} table_choices;

typedef struct response_table response_table;

/* Of the questions of this repeating group, or with NULL of those that are in none. */
response_table *response_table_new(const table_choices *choices, const item *group);
void response_table_free(response_table *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(response_table, response_table_free)

/* Appends the header cells. Labels are in the questionnaire's base language. */
void response_table_header(const response_table *table, csv_writer *csv);

/*
 * Appends the cells of one response: form_answers() of this version or an older one. Of a group: of
 * one row, whose answers stand beside those of the rest of the form.
 */
void response_table_row(const response_table *table, const json_t *answers, csv_writer *csv);

#endif
