#ifndef HTTP_REQUEST_H
#define HTTP_REQUEST_H

/*
 * One request, judged: whoever holds a request may trust its bytes.
 *
 * The path is absolute, percent-decoded, valid UTF-8, without control characters, empty, "." or
 * ".." segments; query, cookies and form fields are within limits.h; the body is as long as
 * CONTENT_LENGTH said. What breaks a rule has a status in `refusal` and nothing else of the request
 * may be used but id, method, path (possibly ""), language headers and `head_only`.
 */

#include "http/multipart.h"

#include <glib.h>
#include <stdbool.h>

typedef enum { METHOD_GET, METHOD_POST, METHOD_OTHER } http_method; /* HEAD is GET with head_only */

typedef struct {
    http_method method;
    bool head_only;
    int refusal; /* 0, or the HTTP status with which this request must be answered */
    char *id;    /* 32 hex digits: nginx's $request_id, or our own when it is missing */
    char *path;
    field_list *query;
    field_list *cookies;
    field_list *form; /* empty unless a POST of a form */
    bool multipart;   /* it was one that may bring a file: only some routes take it */
    upload *file;     /* NULL: none came */
    char *address;    /* the client's IP address as nginx saw it: never a header the client sent */
    char *accept_language; /* as sent, "" when missing */
    const char *browser;   /* browser_name() of the User-Agent */
    bool same_origin; /* no sign that another site made the browser send this (see http/origin.h) */
} request;

/*
 * Reads a request from CGI parameters (NULL-terminated "NAME=value") and the body as it was
 * received; both may be freed afterwards. body_complete  false when the connection ended before
 * CONTENT_LENGTH bytes Never NULL; look at refusal: 400, 404, 413, 414 or 415, each explained
 * beside its cause in limits.h, target.h, cookie.h and form_body.h; 400 also for a header of those
 * we read that came twice. Another method than GET, HEAD and POST is no refusal: only the router
 * knows what to answer.
 */
request *request_parse(char *const *parameters, const GString *body, bool body_complete);
void request_free(request *in);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(request, request_free)

#endif
