#ifndef FORM_COMPARISON_H
#define FORM_COMPARISON_H

/*
 * The operators of enableWhen as a table (docs/form-format.md, E2 to E4 and E8).
 */

#include "form/item_type.h"

#include <jansson.h>
#include <stdbool.h>

struct comparison {
    const char *code;    /* FHIR's: "exists", "=", "!=", ">", "<", ">=", "<=" */
    bool about_presence; /* exists: answerBoolean says which way, whatever the source's type */
    bool needs_order;    /* only for types whose answers have an order */
    bool negative;       /* !=: true of an unanswered source, on which engines disagree (L3) */

    /* answers: array of the source's answers, empty when it is unanswered or disabled. */
    bool (*holds)(const json_t *answers, const json_t *wanted, const item_type *type);
};

/* NULL when R4 has no such operator. */
const comparison *comparison_find(const char *code);

#endif
