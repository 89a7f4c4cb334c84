#ifndef PAGES_STAFF_NEW_PASSWORD_H
#define PAGES_STAFF_NEW_PASSWORD_H

/* A password that somebody chooses, posted as the fields new-password and new-password-again. */

#include "pages/page.h"

typedef struct {
    const char *login; /* whose it is to be */
    const char *password;
    const char *again; /* the same once more */
} new_password;

/* False when the fields did not come: no page of ours sends such a thing. */
bool new_password_posted(const visit *v, const char *login, new_password *chosen);

/* What is wrong with it (base/password.h), a sentence for the visitor; NULL when it is good. */
const char *new_password_problem(const visit *v, const new_password *chosen);

#endif
