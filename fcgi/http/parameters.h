#ifndef HTTP_PARAMETERS_H
#define HTTP_PARAMETERS_H

/*
 * CGI parameters (RFC 3875, section 4.1) as FastCGI brings them: a NULL-terminated array of
 * "NAME=value". A request header sent twice is there twice.
 */

#include <glib.h>
#include <stdbool.h>

/* The value of the first parameter of that name, "" when there is none. Owned by the array. */
const char *parameters_get(char *const *parameters, const char *name);

/* How often the name occurs. */
guint parameters_count(char *const *parameters, const char *name);

/* CONTENT_LENGTH: true and *length when it is a plain decimal number, false when missing or not. */
bool parameters_content_length(char *const *parameters, guint64 *length);

#endif
