#ifndef PAGES_STAFF_DISCLOSURES_H
#define PAGES_STAFF_DISCLOSURES_H

/*
 * The list of requests about personal data (開示・訂正・利用停止), and recording one.
 *
 *     GET  /admin/disclosures?page=   the open ones first, by when they are due
 *     GET  /admin/disclosures/new     forms/own/disclosure.json
 *     POST /admin/disclosures/new
 */

#include "pages/page.h"

bool disclosures_page(visit *v, GError **error);
bool disclosures_new_page(visit *v, GError **error);
bool disclosures_open(visit *v, GError **error);

#endif
