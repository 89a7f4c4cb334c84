#ifndef PAGES_STAFF_CASE_FACTS_H
#define PAGES_STAFF_CASE_FACTS_H

/* What a request says of the person it is about. Pure. */

#include <jansson.h>

/*
 * {"name", "kana", "tel", "town"}, each only where it is known: of the consulter, when they ask for
 * themselves, else of the patient; the town is a code. Caller owns.
 */
json_t *case_facts_of_request(const json_t *answers);

#endif
