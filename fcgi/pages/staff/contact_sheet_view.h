#ifndef PAGES_STAFF_CONTACT_SHEET_VIEW_H
#define PAGES_STAFF_CONTACT_SHEET_VIEW_H

/* The sheet that a contact is typed into, all its questions on one page. */

#include "pages/staff/opened_contact.h"

/* A contact that is being typed, walked, with what contact_rules.h finds in it. */
typedef struct {
    const opened_contact *contact;
    form *form;
    json_t *answers;
    json_t *broken; /* contact_rules_issues() */
} contact_sheet;

/* entries: what is typed; NULL: what is stored. The caller clears it before k is freed. */
contact_sheet contact_sheet_of(const opened_contact *k, const json_t *entries);
void contact_sheet_clear(contact_sheet *sheet);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(contact_sheet, contact_sheet_clear)

/* How many things are wrong with it. */
guint contact_sheet_issue_count(const contact_sheet *sheet);

/* Nothing is wrong with it, and nothing in it is yet to be asked. */
bool contact_sheet_is_complete(const contact_sheet *sheet);

/*
 * opened_contact_view() with form_sheet_view() and "action", "version", "issues_title", "more" (an
 * answer brought up questions), "hints" [sentence…], "has_hints", "conflict": null. Caller owns.
 */
json_t *contact_sheet_view(const visit *v, const contact_sheet *sheet, bool show_issues);

/* ["sentence"…] of contact_rules_hints(). Caller owns. */
json_t *contact_hints_view(const visit *v, const json_t *answers);

#endif
