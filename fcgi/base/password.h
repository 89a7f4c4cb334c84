#ifndef BASE_PASSWORD_H
#define BASE_PASSWORD_H

/*
 * Which passwords are good enough. Long is what counts: there are no rules about capitals or signs,
 * which only make people write "Password1!". Refused is what is guessed first: the common ones of a
 * list, the same with a few digits hung on or written in "l33t", and what has the account's own
 * words in it.
 *
 * A password is compared and hashed in NFKC (base/secret.h), so that full-width letters of an input
 * method are the same password as half-width ones; length is counted in characters of that.
 */

#include <glib.h>
#include <stdbool.h>

enum {
    PASSWORD_MIN = 12, /* characters */
    PASSWORD_MAX = 200,
};

typedef struct common_passwords common_passwords;

/*
 * Reads a list, one password a line; lines that begin with "#!comment" are none.
 * FAULT_CONFIGURATION when it cannot be read or has too few to be such a list.
 */
common_passwords *common_passwords_load(const char *path, GError **error);
void common_passwords_free(common_passwords *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(common_passwords, common_passwords_free)

typedef enum {
    PASSWORD_GOOD,
    PASSWORD_SHORT,
    PASSWORD_LONG,
    PASSWORD_COMMON,
    PASSWORD_OWN_WORD, /* the login, the municipality, the service */
} password_verdict;

/*
 * password is valid UTF-8. own_words (NULL-terminated) must not be in it, whatever their case;
 * those under four characters of ASCII, or two of others, are passed over, for they are in
 * everything.
 */
password_verdict password_judge(const common_passwords *list, const char *password,
                                const char *const *own_words);

#endif
