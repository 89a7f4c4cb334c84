#ifndef HTTP_RESPONSE_H
#define HTTP_RESPONSE_H

/*
 * One response: status, headers, and a body that is either in memory or an open spool file.
 *
 * Every response but a 204, which has no body, carries Content-Length, so that one cut by a dying
 * worker is noticed by the client. Header names and values are checked: CR, LF, NUL in a value is a
 * bug and asserts.
 */

#include <glib.h>
#include <stdbool.h>

typedef struct {
    int status;
    GString *headers; /* "Name: value\r\n"… without Status and Content-Length */
    GString *body;    /* ignored when file is set */
    int file;         /* -1, or a descriptor whose bytes 0 … file_length are the body; owned */
    gint64 file_length;
} response;

response *response_new(void);
void response_free(response *out);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(response, response_free)

void response_header(response *out, const char *name, const char *value);

/* 303 See Other (RFC 9110, section 15.4.4) to a path of our own; drops any body. */
void response_redirect(response *out, const char *path);

/* Drops status, headers and body: for the error page that takes the place of a half-made answer. */
void response_reset(response *out);

typedef struct {
    const char *name;  /* without prefix: "draft" */
    const char *value; /* a token; "" deletes the cookie */
    int max_age;       /* seconds; 0 = for this browser session */
    bool secure;       /* __Host- prefix and Secure */
    bool strict;       /* SameSite=Strict instead of Lax */
} cookie;

/* Set-Cookie: HttpOnly, Path=/, SameSite; with secure: __Host-NAME and Secure. */
void response_cookie(response *out, const cookie *set);

/* The name under which that cookie comes back: "__Host-draft" or "draft". Static or interned. */
const char *cookie_name(const char *name, bool secure);

/* The reason phrase of a status that we send ("Not Found"), "Error" for others. */
const char *status_phrase(int status);

#endif
