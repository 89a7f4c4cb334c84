#ifndef PAGES_STAFF_DISCLOSURE_VIEW_H
#define PAGES_STAFF_DISCLOSURE_VIEW_H

/*
 * A record of a disclosure as a page, a sheet of paper or a file has it: everything held, in words.
 */

#include "pages/page.h"

typedef enum {
    DISCLOSURE_TO_JUDGE, /* for the administrator: all of it, and a choice at each answer */
    DISCLOSURE_TO_GIVE,  /* for who asked: what is withheld is not in it, only that and why */
} disclosure_use;

/*
 * Of disclosure_record() (store/disclosure.h):
 *
 *   { "subject", "desk", "minute", "state" (its label, or null), "suspended", "saves",
 *     "contents": [ { "log_no" (of a contact), "revision",
 *                     "by", "minute", "reason", "typing", "sections": [ as
 *                     answers_summary_view() ] } … ],
 *     "has_events", "events": [ { "name", "item", "minute", "by", "kind", "values": [ … ] } … ],
 *     "has_accesses", "accesses": [ { "minute", "kind", "by", "among" } … ] }
 *
 * Rows of the sections, and events, have beside their own members
 *     withheld   null, or by which paragraph, in words; of what is given, values is then empty
 *     choice     to judge: { "options": [ { "code", "label", "selected" } … ] }, or null
 *
 * An answer is withheld wherever it stands: an older revision like the one that holds, where alone
 * there is a choice; and so is what it was corrected to.
 *
 * NULL with a fault. Caller owns.
 */
json_t *disclosure_view_record(visit *v, const json_t *record, disclosure_use use, GError **error);

/* The paragraphs of 個人情報保護法 78条 1項, "1" … "7"; NULL-terminated. */
extern const char *const disclosure_paragraphs[];

/* Adds to a disclosure (disclosure_read(), disclosure_list()) the labels of its codes, href,
 * "open". */
void disclosure_view_name(const visit *v, json_t *disclosure);

#endif
