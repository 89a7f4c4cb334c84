#ifndef EXPORT_CELL_H
#define EXPORT_CELL_H

/* Answers as the cells of a table. */

#include "export/csv.h"
#include "form/item.h"

#include <jansson.h>

/*
 * One question's answers in one cell, " / " between several. What a spreadsheet may take for what
 * it is (a number, a day, a time) is written as it is: 2, 1.50, 2026-09-01, 14:30:00, 2026-09-01
 * 14:30. All else is text. A boolean is 1 or 0.
 */
void cell_values(csv_writer *csv, const item *it, const json_t *answers);

/* Of each answer, an object, its member: "code". */
void cell_members(csv_writer *csv, const json_t *answers, const char *member);

/* Of each answer its "display", which is the form's own text, with its {places} filled in. */
void cell_labels(csv_writer *csv, const json_t *answers, const json_t *places);

/* Of each answer, a date, what calendar_wareki() makes of it. */
void cell_wareki(csv_writer *csv, const json_t *answers);

/* 1 when the option of this code was chosen, 0 when others were, empty when none was. */
void cell_chosen(csv_writer *csv, const json_t *answers, const char *code);

#endif
