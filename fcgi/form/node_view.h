#ifndef FORM_NODE_VIEW_H
#define FORM_NODE_VIEW_H

/*
 * The view of one node, as view.h describes it. Private to form/: view.c puts nodes together to
 * pages.
 */

#include "form/walk.h"

/* Caller owns all results. */
json_t *node_view(const form *f, const node *n, bool show_issues);

/* The visible nodes that stand side by side from the node index on, up to end. */
json_t *nodes_view(const form *f, guint index, guint end, bool show_issues);

/* The visible children of a group that does not repeat, in order. */
json_t *group_items_view(const form *f, const node *group, bool show_issues);

/* "occurrences" of a repeating group, and the values of its own field; empty for anything else. */
json_t *rows_view(const form *f, const node *group, bool show_issues);
json_t *row_states_view(const node *group);

/* "issues" of a page, or of all pages with page 0. */
json_t *issues_view(const form *f, int page);

/* [ what was answered … ], as a reader sees it; what was typed, where that is no answer. */
json_t *node_shown_values(const form *f, const node *n);

#endif
