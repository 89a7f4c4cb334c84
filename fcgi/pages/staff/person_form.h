#ifndef PAGES_STAFF_PERSON_FORM_H
#define PAGES_STAFF_PERSON_FORM_H

/*
 * The form by which a person is sought (forms/own/person_search.json), and who is found by it.
 */

#include "pages/staff/own_form.h"

/*
 * Finds who is called as the answers of the form say: person_search() with its views, and "count",
 * "none", "too_many". With nothing to search by, which a town alone is, NULL without a fault and an
 * issue in the form. Caller owns.
 */
json_t *person_form_find(visit *v, own_form *f, const json_t *answers, GError **error);

/* The same by one typed text: a number, a telephone number, else a name or kana. */
json_t *person_form_find_text(visit *v, const char *typed, GError **error);

/* The facts of a new person (case_subject), of the same answers. Caller owns. */
json_t *person_form_facts(const json_t *answers);

/* True when a new person can be made of them: there is a name, kana, or a telephone number. */
bool person_form_names(const json_t *facts);

#endif
