#ifndef FORM_NORMALIZATION_H
#define FORM_NORMALIZATION_H

/*
 * How typed text is tidied and checked before it is an answer: the rows of the extension
 * "normalize". What one means by a full-width digit in a telephone number is known, so it is
 * folded; in a name every character stays as typed.
 */

#include <stdbool.h>

struct normalization {
    const char *code;                  /* "tel"; NULL for the row of ordinary text */
    const char *inputmode;             /* HTML, or NULL */
    const char *issue_key;             /* texts: when the check fails */
    char *(*tidy)(const char *typed);  /* the caller frees the result */
    bool (*check)(const char *tidied); /* NULL: everything is right */
};

typedef struct normalization normalization;

/* With NULL the row of ordinary text; NULL when there is no such code. */
const normalization *normalization_find(const char *code);

#endif
