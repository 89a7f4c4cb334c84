#ifndef FORM_ITEM_H
#define FORM_ITEM_H

/*
 * Items of a compiled questionnaire: a flat array in the order of the form (preorder), so that the
 * descendants of item i are exactly i + 1 … end - 1. Nothing changes after loading.
 *
 *     index   0          1       2      3          4
 *             page ①    ├ name  └ tel  page ②    └ detail        page ①: end = 3, page ②: end = 5
 */

#include "form/localized.h"
#include "form/option.h"
#include "form/questionnaire.h"

#include <jansson.h>
#include <stdbool.h>

typedef struct item_type item_type;         /* item_type.h */
typedef struct normalization normalization; /* normalization.h */
typedef struct comparison comparison;       /* comparison.h */

enum { ITEM_NONE = G_MAXUINT }; /* no such item, where an index is asked for */

/* One row of enableWhen. */
typedef struct {
    guint source; /* index of the question asked about */
    const comparison *comparison;
    json_t *answer; /* shape of form_answers(); for exists: true or false */
} condition;

/* "While this question was not asked yet and the condition holds, show what was typed there." */
typedef struct {
    guint source; /* ITEM_NONE: there is no such rule */
    condition when;
} prefill;

typedef struct item {
    const char *link_id;
    const item_type *type;
    guint index;
    guint end;    /* one past the last descendant */
    guint parent; /* ITEM_NONE at the top */
    guint depth;  /* 1 at the top */
    int page;     /* 1-based */
    bool is_page; /* a top-level group that is a step of its own */

    localized text;
    localized prefix;
    localized entry_format;
    localized unit;
    localized open_label;

    bool required;
    bool repeats;
    bool read_only; /* itself or by a group above */
    bool hidden;    /* itself or by an item above */
    bool sensitive;
    bool wareki;
    const char *control;      /* template name: "shared/control/radio" */
    const char *autocomplete; /* HTML's autofill token, or NULL */
    const char *visibility;   /* "public", "professional", "internal" */
    const char *statistics;   /* role in the yearly tables, or NULL */
    const normalization *normalization;

    guint min_length; /* code points; 0: none */
    guint max_length;
    json_t *minimum; /* shape of an answer, or NULL */
    json_t *maximum;
    option_list options;

    condition *conditions;
    guint condition_count;
    bool any;        /* enableBehavior: any condition is enough */
    json_t *initial; /* array of texts as if typed, or NULL */
    prefill prefill;
    guint matches; /* the question whose answer this one must equal, or ITEM_NONE */

    json_t *definition; /* the item's own JSON, borrowed */
} item;

guint questionnaire_item_count(const questionnaire *q);
const item *questionnaire_item(const questionnaire *q, guint index);

/* NULL when no item has that linkId. */
const item *questionnaire_find_item(const questionnaire *q, const char *link_id);

/* For the questionnaire, which owns its items. */
void item_free(gpointer data);

/* True for a question that a visitor can answer: answerable, neither hidden nor read-only. */
bool item_is_open(const item *it);

#endif
