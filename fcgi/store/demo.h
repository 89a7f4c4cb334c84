#ifndef STORE_DEMO_H
#define STORE_DEMO_H

/*
 * The fictional municipality: what `madoguchi demo` puts into an empty database. As owner.
 */

#include "store/database.h"

#include <jansson.h>

typedef struct {
    bool others;   /* there is another municipality: a real one, for all we know */
    bool present;  /* the scope's municipality is there */
    bool requests; /* and has requests */
} demo_presence;

bool demo_look(database *db, const scope *who, demo_presence *presence, GError **error);

/* Municipality, desks, towns, value sets, accounts and population of a file of sql/demo. */
bool demo_add_municipality(database *db, const scope *who, const json_t *file, GError **error);

/*
 * Requests: an array of objects {"receipt_no", "key", "url", "version", "language", "answers",
 * "town", "priority", "urgency", "consulter_name", "state", "days_ago", "time", "keys"}; keys:
 * store/request_key.h.
 */
bool demo_add_requests(database *db, const scope *who, const json_t *requests, GError **error);

/* The consultation log: arrays of what sql/queries/demo_people.sql, _cases and _contacts tell. */
typedef struct {
    json_t *people, *cases, *contacts;
} demo_log;

bool demo_add_log(database *db, const scope *who, const demo_log *log, GError **error);

#endif
