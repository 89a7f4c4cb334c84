#ifndef PAGES_PUBLIC_ROUTES_H
#define PAGES_PUBLIC_ROUTES_H

/* Every address of the public zone, with what a request needs to get there. */

#include "pages/page.h"

extern const route public_routes[];

#endif
