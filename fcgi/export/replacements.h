#ifndef EXPORT_REPLACEMENTS_H
#define EXPORT_REPLACEMENTS_H

/*
 * The report of what was replaced in an export: how often each character, by what, and where. It
 * counts everything and remembers a bounded part, so that a file of any size takes no more memory.
 */

#include <glib.h>
#include <jansson.h>

enum {
    REPLACEMENTS_CHARACTERS_MAX = 500, /* different ones */
    REPLACEMENTS_PLACES_MAX = 200,     /* cells */
};

typedef struct replacements replacements;

replacements *replacements_new(void);
void replacements_free(replacements *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(replacements, replacements_free)

/* One character in one cell. row is the cell at the row's head, column its name in the header. */
void replacements_add(replacements *report, gunichar character, const char *by, const char *row,
                      const char *column);

guint64 replacements_total(const replacements *report);

/*
 * {"total": 5,
 *  "characters": [{"character", "code": "U+2013", "by", "count"}…]      the most frequent first
 *  "cells": [{"row", "column", "characters": "–•"}…]                   in the order of the file
 *  "more_characters": 0, "more_cells": 0}        how many replacements and cells are not listed
 * A character that cannot be seen has no "character"; one that is left out no "by", and one that
 * becomes a space "space" instead. Caller owns.
 */
json_t *replacements_view(const replacements *report);

#endif
