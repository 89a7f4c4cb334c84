#ifndef PAGES_PUBLIC_START_H
#define PAGES_PUBLIC_START_H

/*
 * The first page of the form (①はじめに), and the beginning of a draft. Who has a draft is offered
 * to go on with it; who sent one, to see its receipt again.
 */

#include "pages/page.h"

/* GET /consultation; with ?quit=1 it says that what was typed is deleted. */
bool start_page(visit *v, GError **error);

/*
 * POST /consultation: a new draft under a new token. 303 to its first step. With the field step = a
 * number, the other fields are what was typed into that step when its draft had expired: they begin
 * the new one.
 */
bool start_begin(visit *v, GError **error);

#endif
