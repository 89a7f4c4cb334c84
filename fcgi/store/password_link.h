#ifndef STORE_PASSWORD_LINK_H
#define STORE_PASSWORD_LINK_H

/*
 * Links by which the holder of an account chooses its first password, or another one: nobody else
 * ever knows it. The token stands in the path; the database keeps its hash, and forgets it with the
 * first use.
 */

#include "store/database.h"

typedef struct {
    char *login, *name;
} link_holder;
void link_holder_free(link_holder *holder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(link_holder, link_holder_free)

/* Whom it is for. NULL without error when it was used, replaced, or is over. */
link_holder *password_link_read(database *db, const scope *who, const char *token_hash,
                                GError **error);

/*
 * Sets the password, which was judged; the link, every other one, and all sessions of the account
 * end. *done is false when there is no such link any more.
 */
bool password_link_use(database *db, const scope *who, const char *token_hash, const char *password,
                       bool *done, GError **error);

#endif
