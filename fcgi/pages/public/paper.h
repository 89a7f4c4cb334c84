#ifndef PAGES_PUBLIC_PAPER_H
#define PAGES_PUBLIC_PAPER_H

/*
 * The form on paper, for who would rather write by hand, has no printer-less way, or wants to show
 * somebody what they typed. The sheets are in the visitor's language and numbered alike in all.
 */

#include "pages/page.h"

/* GET /consultation/paper: blank, of the version that is in use. */
bool paper_blank(visit *v, GError **error);

/*
 * GET /consultation/paper/filled: with what was typed so far, complete or not; also when the form
 * takes no answers any more.
 */
bool paper_filled(visit *v, GError **error);

#endif
