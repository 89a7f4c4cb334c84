#ifndef STATISTICS_FIGURES_COLUMNS_H
#define STATISTICS_FIGURES_COLUMNS_H

/*
 * The columns of figures, those that are computed included. Private to the builder.
 */

#include "statistics/figures_builder.h"

/*
 * Appends the column, and behind it those that are computed of it, to the document's columns; words
 * has the texts of a language. Columns that compare are left out when there is no previous period.
 */
void figures_columns_append(json_t *figures, const figures_column *column, const json_t *words);

#endif
