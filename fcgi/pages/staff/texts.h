#ifndef PAGES_STAFF_TEXTS_H
#define PAGES_STAFF_TEXTS_H

/*
 * What pages call the municipality by: the names and numbers that stand for the {places} in texts
 * and forms; and the languages that residents are offered. See edit_page.h for how they are edited.
 */

#include "pages/page.h"

/* GET and POST /admin/texts; with the sentences of our pages that they stand in. */
bool texts_page(visit *v, GError **error);
bool texts_save(visit *v, GError **error);

/* GET and POST /admin/languages */
bool languages_page(visit *v, GError **error);
bool languages_save(visit *v, GError **error);

#endif
