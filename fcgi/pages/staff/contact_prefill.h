#ifndef PAGES_STAFF_CONTACT_PREFILL_H
#define PAGES_STAFF_CONTACT_PREFILL_H

/*
 * What a contact begins with, so that nobody types what is known: the codes of the last contact of
 * the case, the person, who types and when; and what the resident wrote, of the questions that say
 * where it is found (takesFrom, docs/form-format.md). Later ones win over earlier ones. Pure.
 */

#include "form/questionnaire.h"

#include <jansson.h>

/* ground as contact_ground() has it. Entries; the caller owns them. */
json_t *contact_prefill(const questionnaire *q, const json_t *ground);

#endif
