#ifndef STATISTICS_FIGURES_BUILDER_H
#define STATISTICS_FIGURES_BUILDER_H

/*
 * From long rows (row code, column code, value), as queries return them, to figures (figures.h).
 *
 *     g_autoptr(figures_builder) table = figures_builder_new(texts, language, &head);
 *     figures_add_row(table, "daily", "日常の療養支援");               the list, in its order
 *     figures_add_column(table, &(figures_column){.code = "contacts", .label = "件数",
 *                                                 .kind = FIGURES_COUNT, .adds = true,
 *                                                 .with = FIGURES_WITH_ALL});
 *     figures_put(table, FIGURES_PRESENT, "daily", "contacts", "120");
 *     figures_put(table, FIGURES_PREVIOUS, "daily", "contacts", "98");
 *     json_t *figures = figures_build(table);
 *
 * Nothing that was put is ever lost: a row code that is in no list (an option of an older version)
 * gets a row of its own, labelled with its code; no code at all (NULL, "") is counted in the row
 * that was added as unknown, or in one of its own. A count that was not put is 0.
 *
 * The total row: what was put in the row "total"; of a column that adds up, the sum of its rows,
 * which a total that was put must equal (a bug of the query otherwise). There is none when no
 * column has either. Of answers of which several may be given "total" is the number that shares are
 * of.
 */

#include "text/catalog.h"

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

typedef struct {
    const char *since, *until; /* ISO dates, both included */
    const char *label;         /* "令和7年度" */
    const char *name;          /* of the previous one, in headings: "前年度", "前年同期" */
} figures_period;

typedef struct {
    const char *number; /* "T5", "T4-route" */
    const char *title;
    const char *counts; /* "contacts", "people", "cases", "requests", "responses" */
    const char *as_of;  /* an ISO moment */
    bool multiple;      /* several answers may be given: shares add up to more than 100 */
    figures_period period;
    const figures_period *previous; /* NULL: no column is compared */
} figures_head;

typedef enum {
    FIGURES_COUNT,
    FIGURES_PEOPLE,
    FIGURES_NUMBER,
    FIGURES_RATE,
    FIGURES_DAYS,
    FIGURES_HOURS,
    FIGURES_TEXT,
} figures_kind;

/* Columns that are computed of one that counts, and stand behind it in this order. */
enum {
    FIGURES_WITH_SHARE = 1 << 0,      /* CODE.share: percent of the total row */
    FIGURES_WITH_PREVIOUS = 1 << 1,   /* CODE.previous */
    FIGURES_WITH_DIFFERENCE = 1 << 2, /* CODE.difference */
    FIGURES_WITH_CHANGE = 1 << 3,     /* CODE.change: percent; null when it was 0 */
    FIGURES_COMPARED = FIGURES_WITH_PREVIOUS | FIGURES_WITH_DIFFERENCE | FIGURES_WITH_CHANGE,
    FIGURES_WITH_ALL = FIGURES_WITH_SHARE | FIGURES_COMPARED,
};

/* What the members mean is in figures.h. */
typedef struct {
    const char *code, *label;
    const char *unit; /* "件"; NULL when there is none */
    figures_kind kind;
    bool adds;
    const char *part_of, *of; /* NULL, or the code of a column */
    guint with;
} figures_column;

typedef enum { FIGURES_PRESENT, FIGURES_PREVIOUS } figures_time;

typedef struct figures_builder figures_builder;

/* Copies head. The texts are those of the total, of what is unknown, and of computed columns. */
figures_builder *figures_builder_new(const catalog *texts, const char *language,
                                     const figures_head *head);
void figures_builder_free(figures_builder *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(figures_builder, figures_builder_free)

/* A row of the list; adding a code again does nothing. */
void figures_add_row(figures_builder *table, const char *code, const char *label);

/* The row of the list that stands for what is not known, so that it is one row and not two. */
void figures_add_unknown(figures_builder *table, const char *code, const char *label);

/* Instead of 合計: "回答のあった件数". */
void figures_label_total(figures_builder *table, const char *label);

/* A column, and those that are computed of it. Codes are unique. */
void figures_add_column(figures_builder *table, const figures_column *column);

/* A sentence that is printed beneath; the note stands beneath them, the last one counts. */
void figures_define(figures_builder *table, const char *sentence);
void figures_note(figures_builder *table, const char *sentence);

/*
 * A value as SQL writes a number (NULL: none, as if it was not put), or any text in a column of
 * text. Counts that are put twice into one place are added up. A column must have been added
 * before, and the rows of the list. What is put of the previous period counts where the column is
 * compared, and is dropped otherwise.
 */
void figures_put(figures_builder *table, figures_time time, const char *row, const char *column,
                 const char *value);

/* The document, which the caller owns. The builder may be freed, not filled further. */
json_t *figures_build(figures_builder *table);

#endif
