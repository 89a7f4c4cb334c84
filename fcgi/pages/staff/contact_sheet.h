#ifndef PAGES_STAFF_CONTACT_SHEET_H
#define PAGES_STAFF_CONTACT_SHEET_H

/* /contacts/{contact}/edit: typing a contact. */

#include "pages/page.h"

/* GET; with ?check=1 it says what is wrong. */
bool contact_sheet_page(visit *v, GError **error);

/*
 * POST. The field action is
 *
 *     complete   saved and completed: 303 to the contact; or 303 to the sheet, which says why not
 *     keep       saved: 303 to the sheet
 *     save       the page saves itself (static/autosave.mjs; field :at): 204 it is kept; 409
 * somebody was quicker, or a newer save; 410 there is nothing to save into any more
 *
 * When somebody else was quicker, 409: the page again, with what was typed and what stands there.
 */
bool contact_sheet_save(visit *v, GError **error);

#endif
