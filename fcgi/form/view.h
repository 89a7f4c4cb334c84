#ifndef FORM_VIEW_H
#define FORM_VIEW_H

/*
 * Views: a walked form as JSON for templates. Text is in the form's language, places filled in;
 * nothing is escaped here.
 */

#include "form/form.h"

/*
 * One page for typing:
 *   { "number": 2, "count": 5, "title": "療養する方",
 *     "has_issues": true,
 *     "issues": [ { "href": "#c_tel", "label": "電話番号", "message":
 * "「電話番号」を入力してください。" } … ],   issues only when show_issues "items": [ node … ] }
 *
 * node:
 *   { "link_id", "name" (field name), "id" (HTML id, unique in the page),
 *     "control": "radio"      a template is chosen by it ({{>*control}} →
 * templates/shared/control/…, see below) "text", "prefix", "help": [paragraph …], "has_help",
 * "entry_format", "unit", "required", "optional" (an answerable question that is not required),
 * "enabled", "disabled" (not enabled: rendered in <fieldset disabled hidden>), "value" (as typed),
 * "maxlength", "inputmode", "autocomplete", "rows", "options": [ { "code", "display", "id",
 * "checked", "lang"? } … ], "other": { "name","id","label","value","checked" }? for open-choice,
 *     "wareki" (date: both calendars are accepted), "invalid", "messages": [ "…" ], "described_by":
 * "c_tel-help c_tel-error" or absent, "condition": compact JSON of enableWhen for the script, or
 * absent:
 *                  {"behavior":"any","when":[{"name":"c_method","operator":"=","answer":"tel"}]}
 *     "items": [ node … ] for groups }
 *
 * control is one of: shared/control/group, display, string, text, integer, decimal, date, radio,
 * checkbox, select, boolean, consent (each as the full template name "shared/control/NAME").
 * consent is a required boolean: a single check-box.
 */
json_t *form_page_view(const form *f, int page, bool show_issues);

/*
 * The whole form for reading: confirm page, print, staff.
 *   { "sections": [ { "number": 1, "title": "相談する方",
 *       "rows": [ { "link_id", "text", "values": [ "…" ], "unanswered": true?, "multiline": true?,
 * "sensitive": true? } … ] } … ] } Disabled questions are left out; unanswered enabled ones are in,
 * with no values. Long text is one value with its line breaks.
 */
json_t *form_summary_view(const form *f);

/*
 * The same shape for stored answers (the result of form_answers), read back without entries.
 * Needs only language, texts and places of the context.
 */
json_t *answers_summary_view(const questionnaire *q, const json_t *answers,
                             const form_context *context);

#endif
