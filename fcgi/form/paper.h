#ifndef FORM_PAPER_H
#define FORM_PAPER_H

/*
 * The inside of paper_view.h: items, not nodes, are what paper shows, because it has every question
 * once, and in empty rows too; where a node stands behind one, its answers are on it. Private to
 * form/.
 */

#include "form/walk.h"

typedef struct {
    const form *f;
    GPtrArray *numbers; /* "2-3" by item index; NULL of what has no number */
} paper;

/*
 * The node of an item in a row that the item stands in; NULL with row NULL, which is an empty row
 * on paper.
 */
const node *paper_node(const paper *p, const item *it, const row *in);

/* A string of the form with its places filled in, or null. */
json_t *paper_string(const paper *p, const localized *strings);

/*
 * Sets what one answers with: boxes, other, lines, short, year, month, day, time, values and the
 * flags of those. n may be NULL.
 */
void paper_set_answer(json_t *view, const paper *p, const item *it, const node *n);

/*
 * One box for each option of a choice or a boolean, without displays when they stand elsewhere.
 * NULL when the item has no options, or too many to print. The caller owns it.
 */
json_t *paper_boxes(const paper *p, const item *it, const node *n, bool with_displays);

/* "「連絡方法」が「電話」の場合にご記入ください。", or null without a condition. */
json_t *paper_condition(const paper *p, const item *it);

/* The grid of a group, in the row that the group stands in; NULL when it is none. Caller owns. */
json_t *paper_grid(const paper *p, const item *group, const row *in);

#endif
