#ifndef FORM_ISSUE_H
#define FORM_ISSUE_H

/*
 * An issue: what a visitor should correct, as a key of the texts and the values for its places. It
 * is data that is shown beside a field, never a fault of ours (base/fault.h).
 */

#include "form/form_context.h"

#include <jansson.h>

typedef struct {
    const char *key; /* "issue_too_long", or NULL: no issue */
    json_t *values;  /* {"n": 40, "m": 52}, owned, or NULL */
} issue;

/* Replaces what was found; takes the reference of values (may be NULL). */
void issue_set(issue *found, const char *key, json_t *values);
void issue_clear(issue *found);

/* The sentence in the form's language, {label} and the values filled in. The caller frees it. */
char *issue_sentence(const issue *found, const char *label, const form_context *context);

#endif
