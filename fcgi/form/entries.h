#ifndef FORM_ENTRIES_H
#define FORM_ENTRIES_H

/*
 * Entries: what was typed, exactly as typed, right or wrong. A draft is made of them, so that
 * nothing typed is ever lost. A JSON object of field name (field_name.h) and array of strings:
 *
 *     {"c_tel": ["０３-1234"], "c_method": ["tel", "email"], "c_org": [],
 *      "hours": ["row", "gone", "row"], "opens:1": ["9:00"], "opens:3": ["14時"]}
 *
 * An empty array says "was asked and left empty"; a missing key says "was not asked yet". Beside
 * each question the page sends the hidden field "asked" with the question's field name: it tells a
 * question that was left empty from one that was not on the page (a disabled fieldset is not sent).
 *
 * A repeating group has an entry of its own, with "row" for each of its rows and "gone" for one
 * that was removed, so that the numbers of rows never change and are never used again.
 */

#include "form/questionnaire.h"

#include <jansson.h>
#include <stdbool.h>

/* For entries_accept(): the pages were all one, as form_sheet_view() has them. */
enum { ENTRIES_ALL_PAGES = 0 };

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

/*
 * Adds a row to the group of that field name, or a field to the question, in what entries_accept()
 * gave. *place (caller frees) is the name of the new row ("hours:4") or of the question. False when
 * it is none that can grow, and when there are as many as there can be; then nothing is changed.
 */
bool entries_add(const questionnaire *q, json_t *entries, const char *name, char **place);

/* Removes a row: "hours:2". *place is the name of its group. False as above. */
bool entries_remove(const questionnaire *q, json_t *entries, const char *name, char **place);

/*
 * The entries that give these answers again (form_answers() of this version, or of an older one:
 * what this version does not ask is left out). Every question that these answers enable counts as
 * asked. Codes keep their meaning from version to version, so that last year's answers can be
 * shown in this year's form. The caller owns the result.
 */
json_t *entries_of_answers(const questionnaire *q, const json_t *answers);

#endif
