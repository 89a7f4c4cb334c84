#ifndef IMPORT_TOWN_TABLE_H
#define IMPORT_TOWN_TABLE_H

/*
 * The list of towns as a CSV, out and in: its columns, and what may stand in them. A column is
 * known by its name in the first line, in any order. The first six must be there; a name in another
 * language that has no column stays as it is, and one whose cell is empty is taken away.
 *
 * Pure: the database decides whether anything is done (pages/staff/towns_import.h).
 */

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

enum { TOWN_FAULTS_MAX = 100 }; /* more are not told */

typedef struct {
    const char *header; /* "町名（英語）" */
    const char *member; /* of an answer of forms/own/town.json: "name.en"; or "code" */
    bool required;
} town_column;

/* In the order of the file; the last has no header. */
extern const town_column town_columns[];

/* What a town may be given to, each NULL-terminated. */
typedef struct {
    const char *const *desks;
    const char *const *areas;
} town_codes;

/*
 * What a cell says of a town's answers:
 * {"code","name.ja","kana","postals","desk":{"code"},"position","area":{"code"}}. Caller frees.
 */
char *town_cell(const json_t *town, const town_column *column);

/*
 * The towns of a text, in its order, as such answers; a name that is to be taken away is null. With
 * faults [{"line","column" (its header or null),"reason","value"}…], which is not empty when
 * something is wrong. The caller owns both.
 */
json_t *town_table_read(const char *text, const town_codes *codes, json_t **faults);

#endif
