#ifndef FORM_OPTION_H
#define FORM_OPTION_H

/*
 * Options of a choice: from the item's answerOption, from a contained ValueSet, or, when they
 * belong to the municipality and not to the form (its towns), from form_context.value_sets at run
 * time.
 *
 * Codes are unique within a question; code and system never change their meaning from year to year,
 * displays may.
 */

#include "form/localized.h"

#include <jansson.h>
#include <stdbool.h>

typedef struct {
    const char *code;
    const char *system; /* the one written, else <url>/options/<linkId> */
    localized display;
    const char *prefix; /* stands before the display, or NULL */
    bool exclusive;     /* chosen together with another it is an issue ("none of these") */
    bool selected;      /* initialSelected */
} option;

typedef struct {
    GArray *options;           /* of option; empty for a municipal set */
    const char *municipal_set; /* the key in form_context.value_sets, or NULL */
    char *system;              /* the default system, <url>/options/<linkId> */
} option_list;

/* An empty list with its default system. */
void option_list_init(option_list *list, const char *url, const char *link_id);
void option_list_clear(option_list *list);

/* The option of that code, or NULL. Linear: lists are short. */
const option *option_list_find(const option_list *list, const char *code);

/* One option as the page shows it. The strings live as long as the form and the value sets. */
typedef struct {
    const char *code;
    const char *system;
    const char *display; /* in the language asked for */
    const char *base;    /* in the base language: what an answer keeps */
    bool translated;     /* false: display is in the base language for want of a translation */
    bool exclusive;
    const char *prefix;    /* or NULL */
    const json_t *postals; /* of a town: array of the postal codes that lead to it, or NULL */
} shown_option;

/* Number of options and the one at an index, municipal sets included. value_sets may be NULL. */
gsize option_list_size(const option_list *list, const json_t *value_sets);
shown_option option_list_show(const option_list *list, const json_t *value_sets, gsize index,
                              const char *language);

/* Finds by code in the same way; false when the list has no such code. */
bool option_list_look_up(const option_list *list, const json_t *value_sets, const char *code,
                         const char *language, shown_option *found);

#endif
