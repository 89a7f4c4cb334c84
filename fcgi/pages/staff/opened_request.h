#ifndef PAGES_STAFF_OPENED_REQUEST_H
#define PAGES_STAFF_OPENED_REQUEST_H

/*
 * The request that an address names, /requests/{receipt}…, for every page about one. What the
 * session may not see and what there is not are the same to it.
 */

#include "pages/page.h"
#include "store/request_work.h"

typedef struct {
    request_detail *detail;
    const questionnaire *questionnaire; /* borrowed */
    GPtrArray *events;                  /* request_event * */
    bool may_change;                    /* the session's role may; a viewer only looks */
    bool masked;                        /* sensitive answers are not to be shown */
    char *path;                         /* "/requests/Z08-7K3MPQ-X" */
} opened_request;

void opened_request_free(opened_request *r);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(opened_request, opened_request_free)

/*
 * With an audit row of that kind, or none (request_read()). *out is NULL when the visit was
 * answered: 404. False with a fault.
 */
bool opened_request_open(visit *v, const char *kind, opened_request **out, GError **error);

#endif
