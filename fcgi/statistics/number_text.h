#ifndef STATISTICS_NUMBER_TEXT_H
#define STATISTICS_NUMBER_TEXT_H

/*
 * Cells of figures as text: once for people, once for machines.
 */

#include <glib.h>
#include <jansson.h>

/*
 * For people, by the kind of its column (figures.h): "1,234", "34.9", "+85", "−3", "±0", "+32.8",
 * "x", "–" for null. The minus is U+2212, as wide as the plus. The caller frees it.
 */
char *number_text(const json_t *cell, const char *kind);

/*
 * For machines: "1234", "34.9", "85", "-3", "0", "x", "" for null. The caller frees it.
 */
char *number_plain(const json_t *cell, const char *kind);

/* A whole number with commas: 1234567 is "1,234,567", -1234 "−1,234". The caller frees it. */
char *number_grouped(gint64 number);

#endif
