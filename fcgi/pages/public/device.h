#ifndef PAGES_PUBLIC_DEVICE_H
#define PAGES_PUBLIC_DEVICE_H

/*
 * Whose device the visitor sits at. On one that other people use too (a library's, a desk's)
 * nothing may be left for the next of them: docs/decisions/0010. Who begins says so with a
 * check-box; from then on the draft knows.
 */

#include "pages/page.h"

/* Whether the form that was posted says that others use the device. */
bool device_is_shared(const visit *v);

/*
 * Makes the fields of a page (form_page_view) such that the browser neither offers what it has kept
 * of earlier visitors nor keeps what is typed now.
 */
void device_forbid_autofill(json_t *page_view);

#endif
