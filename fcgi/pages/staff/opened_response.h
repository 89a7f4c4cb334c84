#ifndef PAGES_STAFF_OPENED_RESPONSE_H
#define PAGES_STAFF_OPENED_RESPONSE_H

/*
 * The response of the address /forms/{form}/responses/{response}, with its questionnaire and what
 * its pages are shown with. What the session may not see and what there is not are the same to it.
 */

#include "pages/form_step.h"
#include "pages/staff/staff_context.h"
#include "store/responses.h"

typedef struct {
    stored_response *stored;
    const questionnaire *questionnaire;
    staff_context context;
    char *list; /* /forms/ConsultIntake/responses */
    char *path; /* /forms/ConsultIntake/responses/K08-7K3MPQ-X */
    form_way way;
} opened_response;

void opened_response_free(opened_response *r);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(opened_response, opened_response_free)

/*
 * Reads it. part is what of it will be shown, for the audit trail; NULL: nothing, or only what a
 * change of it will note. *out is NULL when there is none. False with a fault.
 */
bool opened_response_find(visit *v, const char *part, opened_response **out, GError **error);

/* The same; when there is none, the visit is answered with 404. */
bool opened_response_open(visit *v, const char *part, opened_response **out, GError **error);

/*
 * The same for a file that leaves. FAULT_DENIED for roles that may not; the route keeps them away.
 */
bool opened_response_export(visit *v, opened_response **out, GError **error);

/* As a change has left it; takes it over. */
bool opened_response_of(visit *v, stored_response *stored, opened_response **out, GError **error);

/* What is being typed, walked: something must be. The caller frees it before r. */
form *opened_response_form(const opened_response *r);

#endif
