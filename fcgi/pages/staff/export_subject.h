#ifndef PAGES_STAFF_EXPORT_SUBJECT_H
#define PAGES_STAFF_EXPORT_SUBJECT_H

/*
 * What a download is of: the requests of residents, or the contacts of the log. All that the two
 * downloads differ in stands here and in the columns of export_facts.h.
 */

#include "store/request.h"

typedef enum { EXPORT_REQUESTS = 1 << 0, EXPORT_CONTACTS = 1 << 1 } export_kind;

typedef struct {
    export_kind kind;
    const export_source *source;
    const char *url;               /* of the published form whose questions are the columns */
    const char *form;              /* forms/own: what is asked before */
    const char *path, *cancel;     /* of its page, and of the page that leads away */
    const char *name, *ascii_name; /* of the file */
    const char *key_name;     /* of the first column, by which tables of one download are joined */
    const char *readme;       /* the sentence that the README begins with */
    const char *state_prefix; /* before the texts of the states that are filtered by */
} export_subject;

extern const export_subject export_of_requests, export_of_contacts;

#endif
