#ifndef PAGES_STAFF_VIEW_ISSUE_H
#define PAGES_STAFF_VIEW_ISSUE_H

/* What is wrong with an answer that the engine cannot know of, shown as its own issues are. */

#include <jansson.h>

/* The node of a linkId in this list of nodes or in a group of it (form/view.h). Borrowed, or NULL.
 */
json_t *view_issue_node(json_t *nodes, const char *link_id);

/* Adds the message to the node, and to the summary of a view that has "issues" and "has_issues". */
void view_issue_add(json_t *view, json_t *node, const char *message);

#endif
