#ifndef FORM_VIEW_H
#define FORM_VIEW_H

/*
 * Views: a walked form as JSON for templates. Text is in the form's language, places filled in;
 * nothing is escaped here.
 *
 * Every member of a node, an option or a row is always there, null or false when it does not apply:
 * Mustache would else find the member of the same name of an outer section.
 */

#include "form/form.h"

/*
 * One page for typing:
 *
 *   { "number": 2, "count": 5, "title": "療養する方",
 *     "has_issues": true,
 *     "issues": [ { "href": "#c_tel", "label": "電話番号", "message": "…" } … ],
 *     "header": [ node … ], "items": [ node … ], "footer": [ node … ] }
 *
 * issues is empty without show_issues. A node:
 *
 *   link_id, name (of the HTML field), id (HTML's, unique in the page)
 *   control        the template to render it with: "shared/control/radio", see below
 *   text, prefix, unit
 *   help           [ paragraph … ], the entry format among them; has_help
 *   link           address of a page that explains the item, or null
 *   category       of a group or display: "table", "security" … (item.h), or null
 *   horizontal     the options stand beside each other
 *   required       of a group: something in it must be answered
 *   optional       a question that is not required
 *   asked          the field name to send as the hidden field "asked"; null: not a question
 *   enabled        by its own conditions; what is in a disabled group is disabled by the group
 *   disabled       not enabled: to be rendered in <fieldset disabled hidden>
 *   value          as typed
 *   maxlength      for the HTML attribute; max_length: in characters, for people
 *   inputmode, autocomplete, rows
 *   options        [ { code, prefix, display, id, checked, lang, proposed, postals } … ]; lang: of
 *                  a display that is not in the page's language; postals: codes, for the script
 *   proposals      those of the options that the postal code leads to; has_proposals
 *   postal_source  name of the field whose postal code proposes options, or null
 *   grows          a question with a field for each answer: the button "add" gives one more
 *   fields         those behind the first [ { id, number, value } … ]
 *   other          of an open-choice { code, name, id, label, value, checked }
 *   wareki         of a date: both calendars are accepted, and it is worth saying
 *   invalid        messages [ sentence … ]
 *   described_by   "c_age-unit c_age-help c_age-error"
 *   condition      compact JSON for the script, only of questions on the same page:
 *                  {"behavior":"any","when":[{"name":"c_method","operator":"=","answer":"tel"}]}
 *   values         of a read-only question: [ what it says … ]
 *   items          of a group that does not repeat: [ node … ]
 *   occurrences    of a repeating group: [ { "row": "hours:2", "number": 1, "items": [ node … ] }
 *                  … ]; number counts what is there, row names it for the button "remove"
 *   states         the values of its own field: [ "gone", "row" … ]
 *
 * control is one of: group, rows (a repeating group), display, string, text, integer, decimal,
 * date, time, moment, fields (a question that repeats and is no choice), radio, checkbox, select,
 * open_select (with a field for what is not in its list), boolean, consent (a required boolean: one
 * check-box), readonly; each as "shared/control/NAME".
 */
json_t *form_page_view(const form *f, int page, bool show_issues);

/*
 * All pages as the sections of one sheet, for people who fill it in all day. The form must have
 * been evaluated with context.whole.
 *
 *   { "has_issues", "issues": [ as above … ],
 *     "sections": [ { "number": 1, "id": "page_reception", "title": "受付", "items": [ node … ],
 *                     "extras": [ node … ], "has_extras", "extras_count": 2, "extras_open" } … ] }
 *
 * items are what must be answered, with the questions that their answers bring up; extras is what
 * may be left alone, together behind it. extras_open: something in it is answered or wrong, so it
 * must be seen. A read-only question is there when it has an answer.
 */
json_t *form_sheet_view(const form *f, bool show_issues);

/*
 * The whole form for reading: confirm page, print, staff.
 *
 *   { "sections": [
 *       { "number": 1, "title": "相談する方",
 *         "blocks": [ { "heading": null,
 *                       "rows": [ { "link_id", "name", "text", "values": [ "…" ],
 *                                   "unanswered", "multiline", "sensitive",
 *                                   "read_only" } … ] } … ] } … ] }
 *
 * A block is what stands in the same group and row: its heading is the group's text, with the
 * number of the row; of what stands in a row itself "calls 2 / times 1". Disabled questions are
 * left out; unanswered enabled ones are in, with no values; so is a repeating group without rows.
 * Long text is one value with its line breaks.
 */
json_t *form_summary_view(const form *f);

/*
 * The same shape for stored answers (the result of form_answers), read back without entries.
 * Needs language, texts and places of the context; value_sets only for displays of towns in another
 * language than the one that was stored.
 */
json_t *answers_summary_view(const questionnaire *q, const json_t *answers,
                             const form_context *context);

/*
 * What was typed and is not asked any more, since another answer disabled it: it will not be sent.
 *
 *   { "any": true, "rows": [ as above … ] }
 */
json_t *form_dropped_view(const form *f);

#endif
