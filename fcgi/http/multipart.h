#ifndef HTTP_MULTIPART_H
#define HTTP_MULTIPART_H

/*
 * multipart/form-data (RFC 7578) as browsers send it: the only way a file comes in. Written for the
 * one form that has such a field, and no more is understood than that needs: a part is a field of
 * text or the one file; its name stands in quotes and has no escape in it; there is no nesting and
 * no transfer encoding. The file's own name and type are what somebody's computer says of it, and
 * are not even kept.
 *
 *     --BOUNDARY CRLF  header CRLF …  CRLF  bytes  CRLF --BOUNDARY CRLF …  CRLF --BOUNDARY--
 */

#include "http/field.h"

typedef struct {
    char *name; /* of the field */
    GBytes *bytes;
} upload;
void upload_free(upload *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(upload, upload_free)

/* Whether the media type is multipart/form-data, whatever its parameters are. */
bool multipart_is_meant(const char *content_type);

/*
 * Returns 200 with *form and *file (NULL when none was chosen), both the caller's; or, with both
 * untouched:
 *     400  not of that shape, text that is not UTF-8 or has a NUL, an over-long name, two files
 *     413  a file, a text or a number of fields beyond limits.h
 */
int multipart_parse(const char *content_type, const GString *body, field_list **form,
                    upload **file);

#endif
