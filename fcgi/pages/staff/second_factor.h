#ifndef PAGES_STAFF_SECOND_FACTOR_H
#define PAGES_STAFF_SECOND_FACTOR_H

/*
 * One's own second factor: /account/second-factor. Whose role must have one and who has none is led
 * here from every other page (pages.c). The secret is shown until a first code of it was typed, the
 * recovery codes once.
 */

#include "pages/page.h"

/* GET: none, with a button to begin; begun, with the picture for the app; or set. */
bool second_factor_page(visit *v, GError **error);

/* POST …/begin: makes a secret. 303. */
bool second_factor_start(visit *v, GError **error);

/*
 * POST …/confirm: field one-time-code. The recovery codes, under a new session token; 422 with the
 * picture again when the code is not of it.
 */
bool second_factor_enter(visit *v, GError **error);

/* POST …/codes: field password. Other recovery codes, shown once. */
bool second_factor_codes(visit *v, GError **error);

/* POST …/remove: field password. 303. */
bool second_factor_take_away(visit *v, GError **error);

#endif
