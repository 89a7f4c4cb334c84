#ifndef PAGES_STAFF_ROUTES_H
#define PAGES_STAFF_ROUTES_H

/* Every address of the staff zone, with what a request needs to get there. */

#include "pages/page.h"

extern const route staff_routes[];

#endif
