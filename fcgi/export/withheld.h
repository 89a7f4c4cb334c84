#ifndef EXPORT_WITHHELD_H
#define EXPORT_WITHHELD_H

/*
 * Which questions an export leaves out when it goes without the sensitive ones: those that the form
 * marks (docs/form-format.md, "sensitive"), and whatever stands in a group that is marked.
 */

#include "form/item.h"

#include <jansson.h>

typedef enum {
    KEPT,
    /*
     * Kept, but whether it was asked hangs on an answer that is left out: that must not be read off
     * the difference between "not asked" and "unanswered".
     */
    KEPT_UNTOLD,
    WITHHELD,
} withholding;

/* By item.index. With everything true all are KEPT. The caller frees it. */
withholding *withheld_find(const questionnaire *q, bool everything);

/* The linkIds of the questions that are WITHHELD, as a JSON array. Owned by the caller. */
json_t *withheld_link_ids(const questionnaire *q);

/* Takes those answers off, in the rows of repeating groups too. */
void withheld_take_off(const questionnaire *q, json_t *answers);

#endif
