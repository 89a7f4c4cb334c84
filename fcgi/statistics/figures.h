#ifndef STATISTICS_FIGURES_H
#define STATISTICS_FIGURES_H

/*
 * A table of figures as one JSON document, so that the page, the chart, the file and the paper that
 * is kept for years are made of the very same numbers. figures_builder.h makes one; suppress.h
 * makes of it what may be published; figures_view.h and figures_csv.h show it. Nobody else
 * computes.
 *
 *     {"number": "T5", "title": "場面別", "counts": "contacts", "multiple": false,
 *      "definition": ["件数は…"], "note": null, "as_of": "2026-11-24T22:30:00+09:00",
 *      "period":   {"since": "2026-04-01", "until": "2027-03-31", "label": "令和8年度"},
 *      "previous": {"since": …, "until": …, "label": "令和7年度", "name": "前年度"} or null,
 *      "base": 344, "threshold": 0,
 *      "columns": [{"code": "contacts", "label": "件数", "unit": "件", "kind": "count",
 *                   "adds": true},
 *                  {"code": "contacts.share", "label": "件数の構成比", "unit": "％",
 *                   "kind": "share", "of": "contacts"},
 *                  {"code": "contacts.previous", …, "kind": "count", "of": "contacts"}, …],
 *      "rows": [{"code": "daily", "label": "日常", "kind": "row", "cells": [120, 34.9, 98, …]}, …,
 *               {"code": "unknown", "label": "不明", "kind": "unknown", "cells": […]},
 *               {"code": "total", "label": "合計", "kind": "total", "cells": […]}]}
 *
 * A column has
 *   kind       count, people        whole numbers, 0 or more: what is protected
 *              number               whole numbers of what nobody has to protect (population)
 *              share                percent of the total row, one decimal
 *              difference, change   whole; percent, one decimal
 *              rate                 a quotient
 *              days, hours, text
 *   of         the column that it is computed of; a column that counts and is of another is that
 *              one in the previous period
 *   part_of    the column that this one and its like add up to, row by row (a cross table)
 *   adds       the rows add up to the total row: not people seen in several rows, not answers of
 *              which several may be given
 *
 * A row has
 *   kind       row, unknown (not recorded), or total: at most one, the last
 *   cells      one for each column: a number; null where there is none (a change from 0, a median
 *              of nothing), and for a count in a total row only; "x" where it is masked; a string
 *              in a column of text
 *
 * threshold 0: nothing is masked. Else counts of 1 to threshold - 1 are, and what would tell them.
 *
 * Numbers with decimals are doubles of a rounded value: dump with JSON_REAL_PRECISION(15), print
 * with number_text.h.
 */

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#define FIGURES_TOTAL "total"     /* the code of the total row */
#define FIGURES_UNKNOWN "unknown" /* of the row of what was not recorded, if the list has none */
#define FIGURES_MASKED "x"

/* Where the column of this code stands, or -1. */
int figures_column_at(const json_t *figures, const char *code);

/* Where the row of this code stands, or -1. */
int figures_row_at(const json_t *figures, const char *code);

/* The document's own, never NULL: both must be within it. */
json_t *figures_column_json(const json_t *figures, guint column);
json_t *figures_cell(const json_t *figures, guint row, guint column);

guint figures_column_count(const json_t *figures);
guint figures_row_count(const json_t *figures);

/* What stands in the row and column of these codes; NULL when there is no such row or column. */
json_t *figures_value(const json_t *figures, const char *row, const char *column);

bool figures_is_masked(const json_t *cell);

/* True for the kinds count and people: what is protected, and what an absent value is 0 of. */
bool figures_counts(const json_t *column);

#endif
