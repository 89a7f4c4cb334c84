#ifndef HTTP_FORM_BODY_H
#define HTTP_FORM_BODY_H

/*
 * The body of a POST: a form in UTF-8, urlencoded, or multipart when it may bring a file; and
 * nothing else. Which routes take a file is said in their table (pages/page.h).
 */

#include "http/field.h"
#include "http/multipart.h"

/* How long the body of this request may be. */
gsize form_body_limit(char *const *parameters);

/*
 * Returns 200 with *form and *file (NULL: none), the caller's; or, with both untouched:
 *     400  CONTENT_LENGTH missing, not a number, or not the length of the body; a broken form
 *     413  longer than limits.h allows, too many fields, an over-long value
 *     415  another media type, or another charset than UTF-8
 */
int form_body_parse(char *const *parameters, const GString *body, field_list **form, upload **file);

#endif
