#ifndef PAGES_STAFF_REQUEST_VIEW_H
#define PAGES_STAFF_REQUEST_VIEW_H

/*
 * A request's facts as people read them. Codes become words of the catalog; a code for which the
 * catalog has no word yet is shown as it is, so that a new option of the form needs no new program.
 */

#include "pages/page.h"
#include "store/request.h"

/* The states that a request can have, in the order of work; NULL-terminated codes. */
extern const char *const request_view_states[];

/* The urgencies that a resident can ask for, and the languages of the public zone; as above. */
extern const char *const request_view_urgencies[];
extern const char *const request_view_languages[];

/* The catalog's word for prefix + code ("staff_state_" "open": 未対応), or the code. Borrowed. */
const char *request_view_label(const site *s, const char *language, const char *prefix,
                               const char *code);

/*
 * {"receipt_no", "href", "received_at" (ISO), "received" ("2026-09-01 14:05"), "age" ("3日前"),
 * "overdue" (waits longer than promised), "desk", "name" (absent when anonymous), "urgency",
 * "state", "state_code", "assigned" (absent when nobody is in charge), "language", "language_code",
 * "foreign" (not typed in Japanese), "urgent" (and not finished)}
 */
json_t *request_view_row(const visit *v, const request_row *row);

#endif
