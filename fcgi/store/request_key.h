#ifndef STORE_REQUEST_KEY_H
#define STORE_REQUEST_KEY_H

/*
 * What a request is found by. People type a name with another kanji, a kana in half width, a number
 * with or without hyphens; so both what is stored and what is sought are folded, here and nowhere
 * else, and the database compares letters. Names keep the form they were typed in elsewhere: a key
 * is never shown. Pure.
 */

#include <jansson.h>

enum { REQUEST_KEY_TEL_DIGITS = 4 }; /* the fewest that are searched by */

/*
 * The keys of a request, as submit_request() takes them: [["name","高崎吉子"] …]. A name has two,
 * whole and behind its first space, so that 吉子 finds 髙﨑 吉子. A text may be NULL or empty: no
 * key.
 */
void request_keys_add_name(json_t *keys, const char *text);
void request_keys_add_kana(json_t *keys, const char *text);
/* The digits, and the last four of them. */
void request_keys_add_tel(json_t *keys, const char *text);

typedef enum {
    SOUGHT_NOTHING, /* too little to search by: blank, or three digits */
    SOUGHT_RECEIPT, /* key is the number, with its hyphens */
    SOUGHT_TEL,     /* keys that begin so; of four digits those that end so, too */
    SOUGHT_NAME,    /* names and kana that begin so */
} request_sought;

/* What typed text asks for; *key, owned by the caller, is NULL with SOUGHT_NOTHING. */
request_sought request_key_sought(const char *typed, char **key);

#endif
