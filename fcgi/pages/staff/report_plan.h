#ifndef PAGES_STAFF_REPORT_PLAN_H
#define PAGES_STAFF_REPORT_PLAN_H

/*
 * The parts of the council's paper in their order, and which of the tables were chosen for each.
 * The form own/report asks for each part of this plan
 *
 *     CODE.tables, CODE.charts   codes "T1", "T5" …, several
 *     CODE.comment               text
 *
 * and of the part hard also for hard.case1, hard.case2. Here no table is made.
 */

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

typedef struct {
    const char *code;         /* "counts" */
    const char *title;        /* key of the sentence that it is headed with */
    const char *const *usual; /* tables that a paper begins with, NULL-terminated */
    bool opens;               /* with the number of contacts in a sentence */
    bool tells_cases;         /* with the summaries */
} report_part;

/* Ends with one whose code is NULL. */
extern const report_part report_parts[];

/* Answers of own/report that choose what is usual, charts where the form has them. Caller owns. */
json_t *report_plan_usual(void);

/* Whether the answers of own/report ask for the chart of this table in this part. */
bool report_plan_has_chart(const report_part *part, const json_t *answers, const char *table);

/*
 * The tables that are asked for in a part, in the order of their being chosen, those of charts
 * last; each once. Elements are char *, owned.
 */
GPtrArray *report_plan_tables(const report_part *part, const json_t *answers);

/* CODE.NAME of the answers, text; NULL when there is none. Borrowed. */
const char *report_plan_text(const report_part *part, const json_t *answers, const char *name);

#endif
