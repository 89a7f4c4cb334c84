#ifndef PAGES_PUBLIC_RECEIPT_PAGE_H
#define PAGES_PUBLIC_RECEIPT_PAGE_H

/*
 * GET /consultation/receipt: the number, the desk, when it was received; to be printed. Read from
 * what is committed, each time it is shown, and only for the browser that sent the consultation.
 */

#include "pages/page.h"

bool receipt_page(visit *v, GError **error);

/*
 * POST /consultation/receipt: this browser no longer shows it; the request stays with the desk. 303
 * to the start page.
 */
bool receipt_forget(visit *v, GError **error);

#endif
