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
 *     "items": [ node … ] }
 *
 * issues is empty without show_issues. A node:
 *
 *   link_id, name (of the HTML field), id (HTML's, unique in the page)
 *   control        the template to render it with: "shared/control/radio", see below
 *   text, prefix, entry_format, unit
 *   help           [ paragraph … ], has_help
 *   required       optional: an answerable question that is not required
 *   asked          the field name to send as the hidden field "asked"; null: not a question
 *   enabled        by its own conditions; what is in a disabled group is disabled by the group
 *   disabled       not enabled: to be rendered in <fieldset disabled hidden>
 *   value          as typed
 *   maxlength      for the HTML attribute; max_length: in characters, for people
 *   inputmode, autocomplete, rows
 *   options        [ { code, display, id, checked, lang } … ]; lang: of a display that is not in
 *                  the page's language
 *   other          of an open-choice { code, name, id, label, value, checked }
 *   wareki         of a date: both calendars are accepted, and it is worth saying
 *   invalid        messages [ sentence … ]
 *   described_by   "c_tel-help c_tel-error"
 *   condition      compact JSON for the script, only of questions on the same page:
 *                  {"behavior":"any","when":[{"name":"c_method","operator":"=","answer":"tel"}]}
 *   values         of a read-only question: [ what it says … ]
 *   items          of a group: [ node … ]
 *
 * control is one of: group, display, string, text, integer, date, radio, checkbox, select, boolean,
 * consent (a required boolean: one check-box), readonly; each as "shared/control/NAME".
 */
json_t *form_page_view(const form *f, int page, bool show_issues);

/*
 * The whole form for reading: confirm page, print, staff.
 *
 *   { "sections": [
 *       { "number": 1, "title": "相談する方",
 *         "rows": [ { "link_id", "text", "values": [ "…" ],
 *                     "unanswered", "multiline", "sensitive" } … ] } … ] }
 *
 * Disabled questions are left out; unanswered enabled ones are in, with no values. Long text is one
 * value with its line breaks.
 */
json_t *form_summary_view(const form *f);

/*
 * The same shape for stored answers (the result of form_answers), read back without entries.
 * Needs language, texts and places of the context; value_sets only for displays of towns in another
 * language than the one that was stored.
 */
json_t *answers_summary_view(const questionnaire *q, const json_t *answers,
                             const form_context *context);

#endif
