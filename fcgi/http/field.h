#ifndef HTTP_FIELD_H
#define HTTP_FIELD_H

/*
 * Name=value pairs of a query, a urlencoded body or a Cookie header, in the order they came.
 *
 * After parsing, every name and value is valid UTF-8 without NUL. Nothing is dropped: a name may occur
 * several times (check-boxes do), and who expects one asks with field_list_single().
 */

#include <glib.h>
#include <stdbool.h>

typedef struct {
    char *name;
    char *value;
} field;

typedef struct {
    GPtrArray *fields; /* of field *, owned */
} field_list;

field_list *field_list_new(void);
void field_list_add(field_list *list, const char *name, const char *value);
void field_list_free(field_list *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(field_list, field_list_free)

/* The first value of that name, or NULL. Owned by the list. */
const char *field_list_get(const field_list *list, const char *name);

/* The value when the name occurs exactly once; NULL when it is missing or doubled. */
const char *field_list_single(const field_list *list, const char *name);

/* How often the name occurs. */
guint field_list_count(const field_list *list, const char *name);

/*
 * application/x-www-form-urlencoded (WHATWG URL, section 5.1), bytes of a given length.
 * Returns an HTTP status: 200 and *list (caller owns), or 400 (bad percent-escape, bad UTF-8, NUL, over-long
 * name) or 413 (too many fields, over-long value) and *list untouched.
 */
int urlencoded_parse(const char *bytes, gsize length, field_list **list);

/*
 * A Cookie header (RFC 6265, section 4.2). 200 or 400. Pairs that are not of the grammar are passed over,
 * as other software of the same host may set them; over the limits it is 400.
 */
int cookie_parse(const char *header, field_list **list);

#endif
