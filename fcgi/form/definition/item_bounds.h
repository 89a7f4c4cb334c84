#ifndef FORM_DEFINITION_ITEM_BOUNDS_H
#define FORM_DEFINITION_ITEM_BOUNDS_H

/*
 * What bounds the answers of an item: lengths, limits, counts, places after the point, a regular
 * expression, how much of a date is asked for.
 */

#include "form/definition/place.h"
#include "form/item.h"

/* Sets them all. The item's type must be understood. */
void item_bounds_read(item *it, const place *at, problem_list *problems);

#endif
