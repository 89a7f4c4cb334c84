#ifndef PAGES_PUBLIC_START_H
#define PAGES_PUBLIC_START_H

/*
 * The first page of the form (①はじめに), and the beginning of a draft. Who has a draft is offered
 * to go on with it; who sent one, to see its receipt again. On a device that others use too
 * (device.h) neither is offered.
 */

#include "pages/page.h"

/*
 * GET /consultation. It says that what was typed is deleted with ?quit=1 (the visitor did it) and
 * ?ended=1 (nothing was typed for too long), and with ?closed=1 that the receipt is.
 */
bool start_page(visit *v, GError **error);

/*
 * POST /consultation: a new draft under a new token; the one that this browser had is deleted. 303
 * to its first step. Fields: ":device" = shared when others use the device too; step = a number,
 * and the other fields are what was typed into that step when its draft had expired: they begin the
 * new one.
 */
bool start_begin(visit *v, GError **error);

#endif
