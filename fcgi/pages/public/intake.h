#ifndef PAGES_PUBLIC_INTAKE_H
#define PAGES_PUBLIC_INTAKE_H

/*
 * What the desk does with a consultation before anybody has read it: how urgent it is and which
 * desk gets it. The rules are the desk's own (an urgent one is called back first), so they are here
 * in one place and not in the form. Pure: answers in, submission out.
 */

#include "store/request.h"

#include <jansson.h>

typedef enum { INTAKE_URGENT = 1, INTAKE_NORMAL = 2 } intake_priority;

/*
 * Urgent: wanted today or tomorrow, or worried about suicide, violence, or somebody who does not
 * eat or take their medicine.
 */
intake_priority intake_judge(const json_t *answers);

/*
 * Fills what follows from the answers: answers, town_code (NULL when the person lives elsewhere or
 * it is unknown: the central desk), priority, urgency, email, consulter_name. The strings
 * belong to answers.
 */
void intake_fill(submission *what, const json_t *answers);

/* What the desk finds it by: the names and the telephone number (store/request_key.h). Owned. */
json_t *intake_keys(const json_t *answers);

#endif
