#ifndef FORM_NODE_VIEW_H
#define FORM_NODE_VIEW_H

/*
 * The view of one node, as view.h describes it. Private to form/: view.c puts nodes together to
 * pages.
 */

#include "form/walk.h"

/* Caller owns all results. */
json_t *node_view(const form *f, const node *n, bool show_issues);

/* The visible children of a group, in order. */
json_t *group_items_view(const form *f, const item *parent, bool show_issues);

#endif
