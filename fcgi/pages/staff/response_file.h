#ifndef PAGES_STAFF_RESPONSE_FILE_H
#define PAGES_STAFF_RESPONSE_FILE_H

/*
 * Answers as a file for another system: a FHIR QuestionnaireResponse, in the base language of the
 * form whatever language the page is in. The audit trail keeps who took which, and refuses it to
 * who may not export.
 *
 * Sensitive answers leave for a typed reason alone, and a link does not ask for one: they are in
 * neither file, whatever the rights of the account (pages/staff/export.h has those of requests).
 */

#include "pages/page.h"

/*
 * GET /forms/{form}/responses/{response}/response.json: what holds; of what was never completed,
 * what the entries give so far.
 */
bool response_file(visit *v, GError **error);

/* GET /requests/{receipt}/response.json: what a resident sent. */
bool response_file_of_request(visit *v, GError **error);

#endif
