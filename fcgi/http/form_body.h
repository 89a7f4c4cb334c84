#ifndef HTTP_FORM_BODY_H
#define HTTP_FORM_BODY_H

/* The body of a POST: a urlencoded form in UTF-8 and nothing else. */

#include "http/field.h"

/*
 * Returns 200 and *form (the caller owns it); or, with *form untouched:
 *     400  CONTENT_LENGTH missing, not a number, or not the length of the body; a broken form
 *     413  longer than limits.h allows, too many fields, an over-long value
 *     415  another media type, or another charset than UTF-8
 */
int form_body_parse(char *const *parameters, const GString *body, field_list **form);

#endif
