#ifndef FORM_ENTRIES_H
#define FORM_ENTRIES_H

/*
 * Entries: what was typed, exactly as typed, right or wrong. A draft is made of them, so that
 * nothing typed is ever lost. A JSON object of field name and array of strings:
 *
 *     {"c_tel": ["０３-1234"], "c_method": ["tel", "email"], "c_org": []}
 *
 * An empty array says "was asked and left empty"; a missing key says "was not asked yet".
 *
 * Field names are those of the HTML form: the linkId of a question, and LINKID:other for the free
 * text of an open-choice (whose code is then ":other").
 * Beside each question the page sends the hidden field "asked" with the question's field name: it
 * tells a question that was left empty from one that was not on the page (a disabled fieldset is
 * not sent).
 */

#include "form/questionnaire.h"

#include <jansson.h>

/*
 * The entries that a submitted page changes, from its fields ({name: [value, …]}, "asked" among
 * them; fields of the page's own business such as "key" or "action" are taken out before). page is
 * 1-based. The caller owns the result.
 *
 * NULL, and *offender set to the name (caller frees), when a field or an asked name is no question
 * of that page, or a single-valued question came twice: no browser showing our form sends such a
 * thing, so the answer is 400. Read-only and hidden items are not accepted either.
 */
json_t *entries_accept(const questionnaire *q, int page, const json_t *fields, char **offender);

#endif
