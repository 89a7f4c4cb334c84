#ifndef FORM_RESPONSE_RESPONSE_H
#define FORM_RESPONSE_RESPONSE_H

/*
 * Responses: stored answers as a FHIR R4 QuestionnaireResponse, and back without loss. It is how
 * answers leave for other systems and come back from them; docs/form-format.md has the shape, and
 * whoever sees only the resource can read it, because each item has its text with it.
 *
 * Decimals are {"#": "1.50"} on both sides, as base/exact_json.h reads and writes them: their
 * digits are part of what was answered.
 */

#include "form/definition/problem.h"
#include "form/form_context.h"
#include "form/questionnaire.h"

#include <jansson.h>

/* What a response says beside the answers. All strings are borrowed. */
typedef struct {
    const char *status;     /* "in-progress", "completed", "amended", "stopped" … of R4 */
    const char *authored;   /* FHIR's dateTime with zone: "2026-09-01T14:30:00+09:00" */
    const char *identifier; /* the receipt number, or NULL */
} response_meta;

/*
 * The response for the result of form_answers(), or for stored answers of this version of the form.
 * Its texts are in the context's language. Only what is enabled as these answers stand is written;
 * what is no answer of its question's type is left out. The caller owns the result.
 */
json_t *response_write(const questionnaire *q, const json_t *answers, const form_context *context,
                       const response_meta *meta);

/*
 * The answers of a response, in the shape of form_answers() and owned by the caller. NULL when
 * there is any problem of severity error: then nothing of it is to be taken. value_sets of the
 * context decide which options a municipal question has.
 *
 * It judges what can be said of each answer alone: V1, V2, V6, and of V5 that a code is an option
 * and that a question has no more answers than it can have. Empty items, and answers to what the
 * others disable, are accepted and left out. Whether the whole is valid (V3 to V5) form_evaluate()
 * tells of entries_of_answers().
 */
json_t *response_read(const questionnaire *q, json_t *resource, const form_context *context,
                      problem_list *problems);

#endif
