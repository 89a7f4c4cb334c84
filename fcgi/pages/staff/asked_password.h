#ifndef PAGES_STAFF_ASKED_PASSWORD_H
#define PAGES_STAFF_ASKED_PASSWORD_H

/*
 * One's own password, asked for once more before something is changed that proves who one is: the
 * field "password".
 */

#include "pages/page.h"

typedef struct {
    int status;    /* 0: it is right; else what to answer with: 403, 429 (Retry-After was set) */
    char *problem; /* a sentence for the visitor; NULL when it is right */
} asked_password;
void asked_password_clear(asked_password *asked);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(asked_password, asked_password_clear)

/* False with a fault. A field that did not come is a wrong password. */
bool asked_password_read(visit *v, asked_password *asked, GError **error);

#endif
