#ifndef PAGES_VISIT_H
#define PAGES_VISIT_H

/*
 * The making of a visit: who asks, in which language, for which draft or session.
 *
 * A refused request (request.refusal) gets a visit too, so that its error page is in the visitor's
 * language; its cookies are not looked at.
 */

#include "pages/page.h"

void visit_open(visit *v, site *where, const request *in, response *out);
void visit_close(visit *v);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(visit, visit_close)

/*
 * The languages that the zone is offered in, in the order of the switch, Japanese first: those that
 * texts/ja.json lists for it, and of the public zone's those that the municipality offers.
 * g_strfreev.
 */
char **visit_languages(const site *where);

#endif
