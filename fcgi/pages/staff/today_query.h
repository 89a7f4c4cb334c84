#ifndef PAGES_STAFF_TODAY_QUERY_H
#define PAGES_STAFF_TODAY_QUERY_H

/*
 * Which part of the work list: ?tab=due&desk=140&assigned=me&after=… The small forms in its rows
 * carry the same as fields, so that what is done in the list leads back to the same place of it.
 */

#include "pages/page.h"
#include "store/today.h"

/* Of the tabs, in their order; NULL-terminated. The first is shown when none is asked for. */
extern const char *const today_tabs[];

typedef struct {
    today_listing listing; /* without its limit; points to place */
    today_place place;
} today_query;

/*
 * Reads it from a query or a form; its strings belong to that. False when a value is none that a
 * page of ours sends: 400.
 */
bool today_query_read(const visit *v, const field_list *from, today_query *query);

/* Its address; with a place the page behind it. The caller frees it. */
char *today_query_href(const today_listing *listing, const today_place *place);

/* A place as "after" has it: "1-1793500000000000-Z08-7K3MPQ-X". The caller frees it. */
char *today_place_text(const today_place *place);

#endif
