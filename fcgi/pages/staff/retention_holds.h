#ifndef PAGES_STAFF_RETENTION_HOLDS_H
#define PAGES_STAFF_RETENTION_HOLDS_H

/*
 * Exempting a request or response from disposal (a lawsuit, a request for disclosure), and lifting
 * that.
 *
 *     GET  /admin/retention/holds?number=        what is exempt; a form, with that number in it
 *     POST /admin/retention/holds                forms/own/retention_hold.json
 *     GET  /admin/retention/holds/{number}/lift  forms/own/retention_lift.json
 *     POST /admin/retention/holds/{number}/lift
 */

#include "pages/page.h"

bool retention_holds_page(visit *v, GError **error);
bool retention_holds_add(visit *v, GError **error);
bool retention_lift_page(visit *v, GError **error);
bool retention_lift_save(visit *v, GError **error);

#endif
