#ifndef PAGES_PUBLIC_HOME_H
#define PAGES_PUBLIC_HOME_H

/* GET /: what can be done here, what there is to tell, and whom to call instead. */

#include "pages/page.h"

bool home_page(visit *v, GError **error);

#endif
