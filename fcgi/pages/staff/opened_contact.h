#ifndef PAGES_STAFF_OPENED_CONTACT_H
#define PAGES_STAFF_OPENED_CONTACT_H

/*
 * The contact of the address /contacts/{contact}, for every page about one. What the session may
 * not see and what there is not are the same to it.
 */

#include "pages/staff/opened_response.h"
#include "store/contact.h"

typedef struct {
    opened_response *response; /* its path is the contact's, its list is its case */
    contact *facts;
    bool may_change;
    bool masked; /* sensitive answers are not to be shown */
} opened_contact;

void opened_contact_free(opened_contact *k);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(opened_contact, opened_contact_free)

/*
 * With an audit row of that kind that says which part is shown; with kind NULL nothing is noted.
 * *out is NULL when the visit was answered: 404. False with a fault.
 */
bool opened_contact_open(visit *v, const char *kind, const char *part, opened_contact **out,
                         GError **error);

/* As a change has left its response; takes it over. *out is NULL when the visit was answered. */
bool opened_contact_of(visit *v, stored_response *stored, opened_contact **out, GError **error);

/*
 * response_view_facts(), and "log_no", "case_no", "case_href", "person_no", "person_href",
 * "request_no", "request_href" (null: none, or not the session's), "conf" (a word), "strict",
 * "may_change", "masked_any", "reason_needed" (a correction must say why). Caller owns.
 */
json_t *opened_contact_view(const visit *v, const opened_contact *k);

#endif
