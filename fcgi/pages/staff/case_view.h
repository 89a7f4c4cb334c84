#ifndef PAGES_STAFF_CASE_VIEW_H
#define PAGES_STAFF_CASE_VIEW_H

/*
 * Cases and people as templates show them: what store/ gave, with words for codes, days in both
 * calendars, addresses. Each function adds members to the object that it is given; what there is
 * none of is null, lest a template find a member of the same name further out.
 */

#include "form/questionnaire.h"
#include "pages/page.h"

/* The log's form in use, whose options the codes of a case are. Borrowed; NULL with a fault. */
const questionnaire *case_view_log(visit *v, GError **error);

/* The word of that code of a question of the log, or the code. Borrowed. */
const char *case_view_word(const visit *v, const questionnaire *log, const char *link_id,
                           const char *code);

/* "birth" ("1941年5月3日（昭和16年）"), "age" ("85歳"), "gender_label", "href", "called",
 * and of its cases what case_view_row() adds */
void case_view_person(const visit *v, const questionnaire *log, json_t *person);

/* The same of each of an array. */
void case_view_people(const visit *v, const questionnaire *log, json_t *people);

/* Of a case in a list: "href", "state_label", "last", "next" (days in words), "contacts_href",
 * "first" (false) */
void case_view_row(const visit *v, json_t *row);
void case_view_rows(const visit *v, json_t *rows);

/*
 * Of case_file_read(): the same, and "case_path", "at" (for :at), "may_change", "outcome_label",
 * "urgency_label", "state_since", "opened", its person, requests, contacts (case_timeline.h orders
 * them).
 */
void case_view_case(const visit *v, const questionnaire *log, json_t *found);

/* A day in words, a new reference; JSON null of what is no day. */
json_t *case_view_day(const visit *v, const json_t *iso);

#endif
