#ifndef PAGES_PUBLIC_QUIT_H
#define PAGES_PUBLIC_QUIT_H

/*
 * やめる: whoever sits at a shared computer can take back all that was typed. Asked once more
 * before.
 */

#include "pages/page.h"

/* GET /consultation/quit: the question. */
bool quit_page(visit *v, GError **error);

/*
 * POST /consultation/quit: deletes the draft and the cookie. What was sent already stays with the
 * desk.
 */
bool quit_forget(visit *v, GError **error);

#endif
