#ifndef STATISTICS_FIGURES_NOTES_H
#define STATISTICS_FIGURES_NOTES_H

/*
 * What must be said beneath figures, on a page, on paper and in the file beside a CSV: how they
 * were counted, and what their signs mean. Only what applies to these figures is said.
 */

#include "text/catalog.h"

#include <jansson.h>

/* Where the sentences go: a CSV has an empty cell where a page has a dash. */
typedef enum { FIGURES_ON_PAGE, FIGURES_IN_FILE } figures_medium;

/* A list of sentences, which the caller owns. */
json_t *figures_notes(const catalog *texts, const char *language, const json_t *figures,
                      figures_medium medium);

/* "2026年11月24日（令和8年） 22:30 現在の集計です。" The caller frees it. */
char *figures_as_of(const catalog *texts, const char *language, const json_t *figures);

#endif
