#ifndef FORM_WALK_H
#define FORM_WALK_H

/*
 * The inside of a form: one node for each occurrence of an item. Without repeating groups an item
 * occurs exactly once, so the node of item i is nodes[i]. Private to form/.
 *
 * The walk visits items in the questionnaire's order (parents before children, sources before what
 * they enable) and gives each node what was typed, then its answers, then whether it is enabled;
 * issues follow when all of it is known.
 */

#include "form/form.h"
#include "form/issue.h"
#include "form/item.h"

typedef struct {
    const item *item;
    const char *name;  /* of the HTML field */
    bool holds;        /* its own conditions hold */
    bool enabled;      /* so do those of all above it */
    bool asked;        /* an entry exists, be it empty */
    json_t *typed;     /* array of strings as typed, prefilled or initial; never NULL */
    const char *other; /* typed into the free text of an open-choice; borrowed from other_typed */
    json_t *other_typed;
    json_t *answers; /* array of what could be read of typed; never NULL */
    issue issue;     /* what is wrong with it, whether or not it is to be shown */
} node;

struct form {
    const questionnaire *q;
    form_context context;
    node *nodes;
    guint count;
};

/* A form of stored answers (the result of form_answers), for reading. */
form *form_of_answers(const questionnaire *q, const json_t *answers, const form_context *context);

/* Whether a condition holds as the form stands: a disabled source counts as unanswered (E6). */
bool condition_holds(const form *f, const condition *c);

/* Sets the issue of every node that has none from reading: required, exclusive options, matches. */
void form_validate(form *f);

/*
 * True when the node's issue is the visitor's to correct: it is enabled, was asked and can be
 * answered.
 */
bool node_is_invalid(const node *n);

/* True when the visitor should still be asked: enabled, answerable and never asked. */
bool node_is_unasked(const node *n);

/*
 * A string of the form in its language, {places} filled; NULL when the form has none. The caller
 * frees it.
 */
char *form_string(const form *f, const localized *strings);

#endif
