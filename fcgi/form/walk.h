#ifndef FORM_WALK_H
#define FORM_WALK_H

/*
 * The inside of a form: one node for each occurrence of an item, in the order of the form. An item
 * outside repeating groups occurs once. A repeating group has a node of its own, followed by the
 * nodes of each of its rows:
 *
 *     item                node
 *     0 page              0 page                     end 7
 *     1 ├ hours (repeats) 1 ├ hours                  end 6
 *     2 │ ├ opens         2 │ ├ opens:1   row 1
 *     3 │ └ closes        3 │ ├ closes:1
 *     4 └ note            4 │ ├ opens:3   row 3 (row 2 was removed)
 *                         5 │ └ closes:3
 *                         6 └ note
 *
 * Private to form/. walk.c makes the nodes; form.c visits them in the questionnaire's order
 * (parents before children, sources before what they enable) and gives each what was typed, then
 * its answers, then whether it is enabled; form_validate.c finds issues when all of it is known.
 */

#include "form/form.h"
#include "form/issue.h"
#include "form/item_type.h"

enum { FORM_ROWS_MAX = 1000 }; /* rows in a form, whatever its groups; further ones are not read */

/* What the nodes of one row have in common; the root stands for all that is in no row. */
typedef struct row {
    struct row *outer; /* NULL for the root */
    const item *group; /* the repeating group; NULL for the root */
    char *path;        /* "2.1" in names of fields; NULL for the root */
    guint number;      /* 1-based, the same for ever; 0 for the root */
    bool filled;       /* something was typed into a question of it; the root always is */
    guint first;       /* index of the first item in it */
    guint *nodes;     /* node indices by item index - first; of what is in rows of its own: unset */
    guint begin, end; /* its nodes, those in rows of its own among them */
    const json_t *data; /* walk_of_answers(): the object with its answers */
} row;

typedef struct {
    const item *item;
    char *name; /* of the HTML field: "opens:1" */
    row *row;   /* that it stands in */
    guint index;
    guint end;         /* one past the last descendant */
    guint parent;      /* node index of the group or question it stands in, or ITEM_NONE */
    GPtrArray *rows;   /* of a repeating group: row *, borrowed; else NULL */
    bool holds;        /* its own conditions hold */
    bool enabled;      /* so do those of all above it */
    bool asked;        /* an entry exists, be it empty; of a group: something in it was asked */
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
    GPtrArray *rows; /* of row *, owned, the root first */
};

/* Calls visit for the node of an item in every row that has one. */
typedef void (*node_visitor)(form *f, node *n, const json_t *data);
void walk_each(form *f, const item *it, node_visitor visit, const json_t *data);

/* The nodes for what was typed, not yet evaluated. */
form *walk_of_entries(const questionnaire *q, const json_t *entries, const form_context *context);

/* The same for stored answers. */
form *walk_of_answers(const questionnaire *q, const json_t *answers, const form_context *context);

/* A form of stored answers (the result of form_answers), for reading. */
form *form_of_answers(const questionnaire *q, const json_t *answers, const form_context *context);

/*
 * The node of another item as this one sees it: in the same row, or in one around it. NULL when
 * the item is in rows of its own, of which there may be none or many.
 */
node *node_of(const form *f, const node *from, guint item_index);

/* Whether a condition of that node holds as the form stands: a disabled source is unanswered (E6).
 */
bool condition_holds(const form *f, const node *n, const condition *c);

/* Sets the issue of every node that has none from reading. */
void form_validate(form *f);

/*
 * True when the node's issue is the visitor's to correct: it is enabled, was asked and can be
 * answered.
 */
bool node_is_invalid(const node *n);

/* True when the visitor should still be asked: enabled, answerable and never asked. */
bool node_is_unasked(const node *n);

/* What an answer of the node is read and shown with. */
reading node_reading(const form *f, const node *n);

/*
 * A string of the form in its language, {places} filled; NULL when the form has none. The caller
 * frees it.
 */
char *form_string(const form *f, const localized *strings);

#endif
