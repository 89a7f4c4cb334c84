#ifndef STATISTICS_SENTENCE_H
#define STATISTICS_SENTENCE_H

/*
 * What a council member reads first: 344件（前年度比 +85件、+32.8％）.
 */

#include "text/catalog.h"

#include <glib.h>
#include <jansson.h>

/*
 * Of the total row and the column of this code ("contacts", "people"), which counts:
 *
 *     344件（前年度比 +85件、+32.8％）      259件（前年度と同数）      85件（前年度は0件）
 *     344件                                no previous period, or the column is not compared
 *     x件                                  masked; what would tell it is left out too
 *
 * in the language of the texts; 人 for people; 前年同期 when the previous period has that name. The
 * caller frees it. NULL when the figures have no such column or no total row.
 */
char *sentence_of_total(const catalog *texts, const char *language, const json_t *figures,
                        const char *column);

#endif
