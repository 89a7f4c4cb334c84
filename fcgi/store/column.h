#ifndef STORE_COLUMN_H
#define STORE_COLUMN_H

/*
 * The values of a result by column name. A name that the query does not return is a bug.
 */

#include <glib.h>
#include <jansson.h>
#include <libpq-fe.h>
#include <stdbool.h>

/* Borrowed from the result; NULL for SQL NULL. */
const char *column_text(const PGresult *result, int row, const char *name);

/* A copy, owned by the caller; NULL for SQL NULL. */
char *column_copy(const PGresult *result, int row, const char *name);

/* The value must not be SQL NULL. */
gint64 column_integer(const PGresult *result, int row, const char *name);
bool column_boolean(const PGresult *result, int row, const char *name);

/* Which of `count` words the value is, from 0; another word, as SQL NULL, is a bug. */
guint column_word(const PGresult *result, int row, const char *name, const char *const *words,
                  guint count);

/* A json value, owned by the caller; NULL for SQL NULL, and with FAULT_DATA when unreadable. */
json_t *column_json(const PGresult *result, int row, const char *name, GError **error);

#endif
