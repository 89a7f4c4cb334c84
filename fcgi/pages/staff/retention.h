#ifndef PAGES_STAFF_RETENTION_H
#define PAGES_STAFF_RETENTION_H

/*
 * What is kept how long, and what is due: the preview of what `madoguchi work` will dispose of.
 *
 *     GET /admin/retention                      every rule, with what is due by it
 *     GET /admin/retention/{kind}?show=&after=  of a document, the numbers
 *
 * show is due, soon, held or waiting.
 */

#include "pages/page.h"

bool retention_page(visit *v, GError **error);
bool retention_kind_page(visit *v, GError **error);

#endif
