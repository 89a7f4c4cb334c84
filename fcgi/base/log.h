#ifndef BASE_LOG_H
#define BASE_LOG_H

/*
 * The log: one line of JSON an event on standard error, for journald or a container's collector.
 *
 * It never holds an answer, a name, an address, a token, a query string or a request body. A
 * request is told by its request id; people by the number of their account.
 */

#include <glib.h>

typedef enum { LOG_INFO, LOG_WARNING, LOG_ERROR } log_level;

/*
 * Writes {"time":…,"level":…,"event":event, key: value, …}. The pairs are strings and end with
 * NULL: log_event(LOG_INFO, "request", "id", id, "status", "200", NULL); A NULL value is left out
 * with its key.
 */
void log_event(log_level level, const char *event, ...) G_GNUC_NULL_TERMINATED;

/* A fault with its hint, under the request id it belongs to (NULL outside a request). */
void log_fault(const char *event, const char *request_id, const GError *error);

#endif
