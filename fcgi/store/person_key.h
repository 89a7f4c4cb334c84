#ifndef STORE_PERSON_KEY_H
#define STORE_PERSON_KEY_H

/*
 * What a person is found by: the keys of a request (request_key.h) made of what an officer typed,
 * and what is typed when one looks for somebody. Whoever stores a person and whoever seeks one
 * folds here, so that a name in half-width kana meets itself. Pure.
 */

#include <glib.h>
#include <jansson.h>

/*
 * [["name","高崎吉子"], ["tel","0300000000"] …], as add_person_keys() takes them. Each of the texts
 * may be NULL. Owned by the caller.
 */
json_t *person_keys(const char *name, const char *kana, const char *tel);

/* A folded name or kana to search by, NULL when nothing is left of it. The caller frees it. */
char *person_key_name(const char *typed);

/* The digits of a telephone number, NULL when they are too few. The caller frees it. */
char *person_key_tel(const char *typed);

/*
 * A number with its hyphens where they belong: of a person, a case, a request, a response, or of
 * the log ("0801300042" is 08-013-00042). NULL when it is none of them. The caller frees it.
 */
char *person_key_number(const char *typed);

#endif
