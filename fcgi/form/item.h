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
typedef struct pattern pattern;             /* pattern.h */

enum { ITEM_NONE = G_MAXUINT }; /* no such item, where an index is asked for */

/* How much of a date is asked for. */
typedef enum { PRECISION_DAY, PRECISION_MONTH, PRECISION_YEAR } date_precision;

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
    guint end;          /* one past the last descendant */
    guint parent;       /* ITEM_NONE at the top */
    guint depth;        /* 1 at the top */
    guint repeat_group; /* the repeating group that it stands in, or ITEM_NONE */
    guint repeat_depth; /* how many repeating groups it stands in */
    int page;           /* 1-based */
    bool is_page;       /* a top-level group that is a step of its own */

    localized text;
    localized prefix;
    localized entry_format;
    localized unit;
    localized open_label;
    localized short_text;

    bool required;
    bool repeats;
    bool read_only; /* itself or by a group above */
    bool hidden;    /* itself or by an item above */
    bool sensitive;
    bool wareki;
    const char *control;      /* template name: "shared/control/radio" */
    bool horizontal;          /* the options stand beside each other */
    const char *support_link; /* https, or NULL */
    const char *category; /* of a display: "security" …; of a group: "table", "list"; or NULL */
    const char *autocomplete; /* HTML's autofill token, or NULL */
    const char *visibility;   /* "public", "professional", "internal" */
    const char *statistics;   /* role in the yearly tables, or NULL */
    const char *takes_from;   /* linkId of the question of consult_intake; or NULL */
    const normalization *normalization;

    guint min_length; /* code points; 0: none */
    guint max_length;
    guint min_occurs; /* answers, or rows of a group; 0: none */
    guint max_occurs;
    int decimal_places; /* at most so many; -1: any number */
    date_precision precision;
    pattern *pattern; /* owned, or NULL */
    json_t *minimum;  /* shape of an answer, or NULL */
    json_t *maximum;
    option_list options;

    condition *conditions;
    guint condition_count;
    bool any;        /* enableBehavior: any condition is enough */
    json_t *initial; /* array of texts as if typed, or NULL */
    prefill prefill;
    guint matches;       /* the question whose answer this one must equal, or ITEM_NONE */
    guint postal_source; /* the question whose postal code proposes options, or ITEM_NONE */

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

bool item_is_group(const item *it);
bool item_is_repeating_group(const item *it);

/* True for what stands on every page, at its beginning or its end: a group "header" or "footer". */
bool item_is_margin(const item *it);

/* True for an open-choice: its answer may be typed. */
bool item_has_free_text(const item *it);

/* True for a question with a field for each of several answers: one that repeats and is no choice.
 */
bool item_has_fields(const item *it);

#endif
