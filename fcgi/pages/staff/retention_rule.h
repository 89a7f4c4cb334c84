#ifndef PAGES_STAFF_RETENTION_RULE_H
#define PAGES_STAFF_RETENTION_RULE_H

/*
 * Changing how long a kind is kept.
 *
 *     GET  /admin/retention/{kind}/rule
 *     POST /admin/retention/{kind}/rule?due=
 *
 * The form is forms/own/retention_rule.json, or retention_term.json for kinds that are always
 * deleted. due is how many rows more become due at once, as the page before has told; without it
 * the page tells.
 */

#include "pages/page.h"

bool retention_rule_page(visit *v, GError **error);
bool retention_rule_save(visit *v, GError **error);

#endif
