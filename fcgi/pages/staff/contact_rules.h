#ifndef PAGES_STAFF_CONTACT_RULES_H
#define PAGES_STAFF_CONTACT_RULES_H

/*
 * What must be true of a contact that its questionnaire cannot say, since it is about two answers,
 * or about who types and when. Answers are those of the form consult_log (form_answers()). Pure.
 */

#include "base/calendar.h"

#include <jansson.h>

typedef struct {
    calendar_date today;
    const json_t *desks; /* codes of those that it may be of */
} contact_ground_rules;

/*
 * What is wrong: [{"link_id", "key"}…], of which key names a sentence of texts/. Caller owns.
 *
 * An age that contradicts the date of birth is an issue and not corrected: either may be the wrong
 * one, and who types knows which.
 */
json_t *contact_rules_issues(const json_t *answers, const contact_ground_rules *ground);

/*
 * The code of subj_age on the day of the contact; NULL when there is no date of birth, or no day.
 */
const char *contact_rules_age(const json_t *answers);

/* What deserves a thought, and stops nothing: keys of texts/, ["…"]. Caller owns. */
json_t *contact_rules_hints(const json_t *answers);

#endif
