#ifndef PAGES_STAFF_FIRST_PASSWORD_H
#define PAGES_STAFF_FIRST_PASSWORD_H

/*
 * A link by which the holder of an account chooses a password, the first one or another. Looking at
 * it changes nothing (mail scanners follow links); what is posted uses it up.
 */

#include "pages/page.h"

/* GET /first-password/{token}: the form; 404 with what to do now when it was used or is over. */
bool first_password_page(visit *v, GError **error);

/* POST: fields of new_password.h. 303 to the login; 422 with the form again. */
bool first_password_choose(visit *v, GError **error);

#endif
