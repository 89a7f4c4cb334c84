#ifndef STATISTICS_FIGURES_CSV_H
#define STATISTICS_FIGURES_CSV_H

/*
 * Figures as CSV: the very numbers of the page, in the two shapes that people ask for. An empty
 * cell is one that does not exist, 0 is none, x is masked: figures_notes() says so in a file beside
 * it, for a CSV has no place for sentences.
 */

#include "export/csv.h"
#include "text/catalog.h"

#include <jansson.h>

/*
 * Wide, a table to a file, as it stands on the page: one header row of full names, units in them.
 *
 *     行のコード,行の名前,件数（件）,件数の構成比（％）,…
 *     daily,日常の療養支援,120,34.9,…
 *
 * False with FAULT_IO.
 */
bool figures_csv_wide(csv_writer *csv, const catalog *texts, const char *language,
                      const json_t *figures, GError **error);

/* Whose figures they are. */
typedef struct {
    const char *municipality_code; /* "131121" */
    const char *municipality;
    const char *scope; /* which desks and area, in words */
} figures_origin;

/*
 * Long, any number of tables to a file: an observation is a row. Its columns never change.
 *
 *     municipality code, municipality, scope, table, title, since, until, period, row code, row,
 *     row kind, column code, column, kind, unit, value
 *
 * since and until are of the period that the value is of, so of last year in a column "previous".
 */
bool figures_csv_long_header(csv_writer *csv, const catalog *texts, const char *language,
                             GError **error);
bool figures_csv_long(csv_writer *csv, const figures_origin *origin, const json_t *figures,
                      GError **error);

#endif
