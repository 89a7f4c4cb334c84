#ifndef PAGES_STAFF_CASE_QUERY_H
#define PAGES_STAFF_CASE_QUERY_H

/*
 * The query of the list of cases: ?state=open&desk=140&charge=me&due=overdue&after=… A query that
 * no page of ours makes is refused.
 */

#include "pages/page.h"
#include "store/case_file.h"

typedef struct {
    case_listing listing; /* points to the request and to opened_us */
    const char *typed;    /* q; NULL for the whole list */
    char *opened_us;
} case_query;

/* False: 400. */
bool case_query_read(const visit *v, case_query *query);
void case_query_clear(case_query *query);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(case_query, case_query_clear)

/* The tabs, codes of states in their order; NULL-terminated, as the two below. */
extern const char *const case_query_states[];
extern const char *const case_query_charges[];
extern const char *const case_query_dues[];

/*
 * The address of the list with what was asked for, and with it the page behind ("after") or before
 * ("before") a place; with side NULL the first page. The caller frees it.
 */
char *case_query_href(const case_listing *listing, const char *side, const char *place);

#endif
