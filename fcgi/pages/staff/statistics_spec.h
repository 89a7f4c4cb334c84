#ifndef PAGES_STAFF_STATISTICS_SPEC_H
#define PAGES_STAFF_STATISTICS_SPEC_H

/*
 * The tables of 資料１, each a row: which query it is of, what its rows and columns are, what is
 * computed of them. statistics_tables.c makes any of them by it; a new table is a new row here.
 *
 * Titles are the sentences staff_stat_NUMBER in small letters with "_" for "-"
 * (staff_stat_t4_2); what is printed beneath, the same with "_definition".
 */

#include "statistics/figures_builder.h"

/* Where lists of codes and labels come from (statistics_lists.h). */
typedef enum {
    LIST_NONE,
    LIST_OPTIONS,  /* of the question link_id of the form */
    LIST_RANKED,   /* the same, what was said most first */
    LIST_TOP,      /* as LIST_RANKED, only what the query has: ten and the rest */
    LIST_THOUGHTS, /* of the questions before and after an ACP programme */
    LIST_DESKS,
    LIST_AREAS,
    LIST_MONTHS,
    LIST_YEARS,
    LIST_HOURS,
} statistics_list;

/* Which columns there are depends on what is counted (statistics_period.people). */
typedef enum {
    SHOWN_ALWAYS,     /* compared whatever is counted */
    SHOWN_IF_COUNTED, /* only when it is what is counted */
    SHOWN_BOTH,       /* always, and compared only when it is what is counted */
} statistics_shown;

typedef struct {
    const char *code;  /* of the query; NULL ends the list */
    const char *label; /* staff_stat_column_LABEL */
    const char *unit;  /* staff_stat_unit_UNIT; NULL: none */
    figures_kind kind;
    bool adds;
    const char *of; /* figures.h */
    guint with;
    statistics_shown shown;
} statistics_column;

/* What the total row of columns that do not add up is. */
typedef enum {
    TOTAL_NONE,      /* the query's own, or none */
    TOTAL_PERIOD,    /* all of the period */
    TOTAL_DIFFICULT, /* all 困難事例 of the period */
} statistics_base;

typedef struct {
    const char *number; /* "T4-2" */
    const char *counts; /* figures.h; NULL: whatever is counted */
    const char *query;
    const char *item;    /* which one, where a query is of several; its options may be the rows */
    const char *link_id; /* of the question whose options are the rows otherwise */
    const char *columns_link_id;
    const char *part_of; /* the column that the further ones add up to, row by row */
    const char *form;    /* of those questions; NULL: the consultation log's */
    const statistics_column *columns;
    statistics_list rows;
    statistics_list cross; /* further columns, one a code */
    statistics_base base;
    bool cross_adds; /* the rows of the further columns add up */
    bool multiple;   /* several answers may be given */
    bool compared;   /* with the previous period */
    bool internal;   /* never in what is masked: what facilities were named, say */
} statistics_spec;

/* In their order; the row whose number is NULL is the last. */
extern const statistics_spec statistics_specs[];

#endif
