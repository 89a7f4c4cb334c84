#ifndef HTTP_RECORD_H
#define HTTP_RECORD_H

/*
 * The records in which a responder answers (FastCGI specification 1.0, sections 3.3 and 5.5).
 *
 * libfcgi's own writer sends a record every 8 KB: more writes a page, and half a page with nginx
 * when a worker dies between two of them. Records that are made here leave in one write.
 */

#include <glib.h>

/*
 * Appends the bytes as FCGI_STDOUT records of that request. No bytes, no record: an empty one would
 * end the stream.
 */
void record_append_output(GString *records, int request_id, const char *bytes, gsize length);

/* Appends what ends the answer: an empty FCGI_STDOUT record, and FCGI_END_REQUEST. */
void record_append_end(GString *records, int request_id);

#endif
