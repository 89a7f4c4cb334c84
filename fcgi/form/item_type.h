#ifndef FORM_ITEM_TYPE_H
#define FORM_ITEM_TYPE_H

/*
 * The item types of FHIR R4 as a table. A row knows all that differs from type to type: how typed
 * text becomes an answer, how a literal of the definition does, how an answer is shown and
 * compared. Adding a type is adding a row (and, where it is unlike the others, its functions in
 * answer.c).
 */

#include "form/form_context.h"
#include "form/issue.h"
#include "form/item.h"

#include <jansson.h>
#include <stdbool.h>

/* What a typed text is read for. */
typedef struct {
    const item *item;
    const form_context *context;
    const char *other; /* typed into the free text of an open-choice; NULL elsewhere */
} reading;

struct item_type {
    const char *name; /* FHIR's: "open-choice" */
    bool supported;   /* false: R4 has it, we do not yet */
    bool answerable;  /* neither group nor display */
    bool has_options; /* choice, open-choice */
    bool has_length;  /* que-10: maxLength is allowed */
    bool multiline;
    const char *value;     /* ending of value[x] and answer[x]: "String" */
    const char *control;   /* default template under shared/control/ */
    const char *inputmode; /* HTML, or NULL */

    const char *entry_key;     /* texts: how to type it, where the form does not say; or NULL */
    const char *required_key;  /* texts: nothing was answered although required */
    const char *below_min_key; /* texts: less than minValue */
    const char *above_max_key;

    /* Typed text, never empty -> answer (caller owns); NULL with *found set when it is none. */
    json_t *(*read)(const reading *in, const char *typed, issue *found);

    /*
     * A value[x] of the definition -> answer (caller owns); NULL when it is none of this type and
     * item.
     */
    json_t *(*literal)(const item *it, const json_t *value);

    /* Answer -> what a reader sees (caller owns). */
    char *(*show)(const reading *in, const json_t *answer);

    /* Order of two answers, as strcmp; NULL for types that have none. */
    int (*compare)(const json_t *left, const json_t *right);
};

/* NULL when R4 has no such type. */
const item_type *item_type_find(const char *name);

#endif
