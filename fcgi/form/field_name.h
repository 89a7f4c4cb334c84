#ifndef FORM_FIELD_NAME_H
#define FORM_FIELD_NAME_H

/*
 * Names of HTML fields, which are the keys of entries: the linkId; in rows the path of row numbers
 * behind it; and what it is if not the field of the question itself:
 *
 *     c_tel          opens:2          note:2.1          c_how:other     kind:2:other
 *
 * linkIds have no colon, so a name is read in one way only. docs/form-format.md is the promise.
 */

#include "form/questionnaire.h"

#include <stdbool.h>

typedef struct item item; /* item.h */

enum {
    FIELD_ROWS_MAX = 200, /* the highest row number */
    FIELD_PATH_MAX = 32,
};

/* The values of a repeating group's own field, one for each row that there ever was. */
extern const char ROW_PRESENT[]; /* "row" */
extern const char ROW_GONE[];    /* "gone" */

/* What a name points to. */
typedef struct {
    const item *item;
    char path[FIELD_PATH_MAX]; /* "2.1"; "" outside rows */
    guint depth;               /* how many numbers the path has */
    bool other;                /* the free text of an open-choice */
} field_reference;

/* The name of an item's field in the row of that path ("" or NULL outside rows). Caller frees. */
char *field_name(const char *link_id, const char *path);

/* The path of row number `number` of a group that itself stands at `path`. Caller frees. */
char *field_path(const char *path, guint number);

/* False when no name of ours looks like that, or the form has no such item. */
bool field_find(const questionnaire *q, const char *name, field_reference *found);

/*
 * True for the names of fields that pages send beside the answers ("key", "action", "asked" …): a
 * question of that name could not be told from them.
 */
bool field_name_is_reserved(const char *link_id);

/* Takes the last number off a path: "2.1" becomes "2". The number, or 0 when there was none. */
guint field_path_split(char *path);

#endif
