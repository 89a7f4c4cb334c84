#ifndef PAGES_PUBLIC_CLOSED_H
#define PAGES_PUBLIC_CLOSED_H

/*
 * When the form takes no answers: its effectivePeriod has not begun or is over, or it is only being
 * tried out. Residents then get a page that says so and whom to call, whatever address they come
 * by; who was typing keeps what they typed on paper.
 */

#include "form/questionnaire.h"
#include "pages/page.h"

bool closed_is(const questionnaire *q);

/* Answers with that page, 403. typed: there is a draft, to be printed instead of sent. */
bool closed_page(visit *v, bool typed, GError **error);

#endif
