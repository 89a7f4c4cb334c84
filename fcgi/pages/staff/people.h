#ifndef PAGES_STAFF_PEOPLE_H
#define PAGES_STAFF_PEOPLE_H

/*
 * A person: facts, cases, and the merges that made one of two. Whoever was merged into another is
 * that one: the old address leads there.
 */

#include "pages/page.h"

/* GET /people/{person} */
bool person_page(visit *v, GError **error);

/* GET /people/{person}/merge?with=T08-…: both side by side; without `with`, who it may be. */
bool person_merge_page(visit *v, GError **error);

/* POST: the cases of one come to the other. ":person" is the other, ":at" the saves of both. */
bool person_merge_save(visit *v, GError **error);

/* POST /people/{person}/merges/{merge}/undo */
bool person_merge_undo(visit *v, GError **error);

#endif
