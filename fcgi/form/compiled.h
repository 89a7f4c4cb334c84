#ifndef FORM_COMPILED_H
#define FORM_COMPILED_H

/*
 * The inside of a questionnaire, and the steps by which questionnaire.c compiles it. Private to
 * form/.
 *
 *     bytes -> JSON
 *       -> root_read.c        the root and the contained value sets
 *       -> item_read.c        the items in preorder, each judged alone (item_rule.c)
 *       -> condition_read.c   what refers from item to item
 *       -> item_order.c       the order of evaluation
 *       -> lint.c             what only shows when all is read
 *
 * Each step tells all problems it finds and leaves what it could read, so that one run of `form
 * check` shows as much as possible; an item whose type is not understood has type NULL and later
 * steps pass over it.
 */

#include "form/item.h"
#include "form/problem.h"

#include <jansson.h>

enum {
    QUESTIONNAIRE_BYTES_MAX = 4 * 1024 * 1024,
    QUESTIONNAIRE_ITEMS_MAX = 500,
    QUESTIONNAIRE_DEPTH_MAX = 5,
};

struct questionnaire {
    json_t *root; /* owns every string of the items */
    char *sha256;
    localized title;
    GPtrArray *items;       /* of item *, owned, preorder */
    GHashTable *by_link_id; /* linkId -> item *, borrowed */
    guint *order; /* item indices: parents before children, sources before what they enable */
    int page_count;
};

/* The root's elements, its title and the contained value sets. */
void root_read(questionnaire *q, problem_list *problems);

/* The shape of the contained value sets; option.c then takes the concepts without asking again. */
void value_sets_check(json_t *root, problem_list *problems);

/* All items, with everything that concerns one item alone. */
void items_read(questionnaire *q, problem_list *problems);
void item_free(gpointer item);

/* The rules that concern one item alone: FHIR's que-1 … que-13 and those of our subset. */
void item_rules_check(json_t *definition, const item_type *type, const place *at,
                      problem_list *problems);

/* What refers to other items: enableWhen, prefill, matches. */
void conditions_read(questionnaire *q, problem_list *problems);

/* Sets q->order; a cycle is a problem. */
void items_order(questionnaire *q, problem_list *problems);

/* What is legal but unwise, and what only shows when everything is read. */
void lint(const questionnaire *q, problem_list *problems);

/*
 * Where an item stands, for problems found after reading: its path from linkIds to
 * "$.item[2].item[0]".
 */
typedef struct {
    place steps[2 * QUESTIONNAIRE_DEPTH_MAX + 1];
    const place *at;
} item_place;
void item_place_find(const questionnaire *q, const item *it, item_place *found);

/* The code of the itemControl extension ("radio-button"), or NULL. */
const char *item_control_code(const json_t *definition);

/* The template of a question's control, from its type, its flags and its itemControl. */
const char *item_control_template(const item *it);

#endif
