#ifndef STORE_EDIT_H
#define STORE_EDIT_H

/*
 * What administrators edit, one way for all of it: a desk, a town, the texts, a notice. A row is
 * read as the answers of its own form (forms/own) with the number of saves it was made from; it is
 * saved with that number, and whoever comes second is told so. SQL does the one and the other
 * (migration 0014), so the names of two or three queries are all that a new subject needs:
 *
 *     NAME_read  $1 code                     answers, saves, saved_by, saved_at, facts; or no row
 *     NAME_save  $1 code, $2 at, $3 answers  outcome, field, reason; a NULL code makes a new one
 *     NAME_turn  $1 code, $2 at, $3 action   the same
 *
 * Code is NULL for what there is but once (texts). Nothing here is personal data.
 */

#include "store/database.h"

#include <jansson.h>

typedef struct {
    json_t *answers; /* for own_form_new() */
    json_t *facts;   /* what else the page shows of it; an object */
    gint64 saves;
    char *saved_by; /* a colleague's name; NULL: nobody, or the operator */
    char *saved_at; /* ISO; NULL: never since it was set up */
} edit_row;
void edit_row_free(edit_row *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(edit_row, edit_row_free)

/* NULL without fault: there is no such thing. */
edit_row *edit_read(database *db, const scope *who, const char *query, const char *code,
                    GError **error);

typedef enum {
    EDIT_DONE,    /* it is so now, by this click or the one before */
    EDIT_CHANGED, /* a colleague was quicker: nothing was done */
    EDIT_GONE,    /* there is no such thing any more */
    EDIT_REFUSED, /* because of reason */
} edit_outcome;

typedef struct {
    edit_outcome outcome;
    char *field;  /* the linkId whose fault it is, or NULL */
    char *reason; /* the sentence staff_refused_REASON; NULL unless refused */
} edit_result;
void edit_result_clear(edit_result *result);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(edit_result, edit_result_clear)

/* The row (outcome, field, reason) that every changing query returns. */
void edit_result_read(const PGresult *rows, edit_result *result);

typedef struct {
    const char *code; /* NULL: a new one, or the only one */
    gint64 at;        /* saves of the row that was on the screen; -1: whatever it is */
} edit_seen;

/* query: NAME_save. */
bool edit_save(database *db, const scope *who, const char *query, const edit_seen *seen,
               const json_t *answers, edit_result *result, GError **error);

/* query: NAME_turn. */
bool edit_turn(database *db, const scope *who, const char *query, const edit_seen *seen,
               const char *action, edit_result *result, GError **error);

/*
 * The rows of a list: the column "rows" of a query with these parameters. Caller owns.
 */
json_t *edit_list(database *db, const scope *who, const char *query, const char *const *values,
                  int count, GError **error);

#endif
