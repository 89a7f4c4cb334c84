#ifndef HTTP_LIMITS_H
#define HTTP_LIMITS_H

/*
 * Every bound on what a client may send, in one place, each with the status that answers its
 * breach. nginx has the same or wider bounds in front (nginx/), so that these are met by a page of
 * ours.
 */

enum {
    LIMIT_PATH_BYTES = 512,               /* 414 */
    LIMIT_PATH_SEGMENTS = 16,             /* 404 */
    LIMIT_QUERY_BYTES = 4096,             /* 414 */
    LIMIT_COOKIE_BYTES = 4096,            /* 400: the Cookie header as a whole */
    LIMIT_COOKIES = 32,                   /* 400 */
    LIMIT_HEADER_BYTES = 2048,            /* 400: any other header that we read */
    LIMIT_BODY_BYTES = 256 * 1024,        /* 413: a form; a route may set less */
    LIMIT_UPLOAD_BYTES = 2 * 1024 * 1024, /* 413: a file */
    LIMIT_MULTIPART_BYTES = LIMIT_UPLOAD_BYTES + LIMIT_BODY_BYTES, /* 413: a form with a file */
    LIMIT_FIELDS = 2000,                /* 413: name=value pairs in a body or a query; 200 rows */
    LIMIT_FIELD_NAME_BYTES = 128,       /* 400 */
    LIMIT_FIELD_VALUE_BYTES = 64 * 1024 /* 413 */
};

#endif
