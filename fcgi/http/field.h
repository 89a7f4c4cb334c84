#ifndef HTTP_FIELD_H
#define HTTP_FIELD_H

/*
 * Name=value pairs of a query, a urlencoded body or a Cookie header, in the order they came.
 *
 * Whoever fills a list puts in valid UTF-8 without NUL only. Nothing is dropped: a name may occur
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
void field_list_free(field_list *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(field_list, field_list_free)

/* Appends copies of both. */
void field_list_add(field_list *list, const char *name, const char *value);

/* The first value of that name, or NULL. Owned by the list. */
const char *field_list_get(const field_list *list, const char *name);

/* The value when the name occurs exactly once; NULL when it is missing or doubled. */
const char *field_list_single(const field_list *list, const char *name);

/* How often the name occurs. */
guint field_list_count(const field_list *list, const char *name);

#endif
