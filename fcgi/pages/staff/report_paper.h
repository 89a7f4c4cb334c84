#ifndef PAGES_STAFF_REPORT_PAPER_H
#define PAGES_STAFF_REPORT_PAPER_H

/*
 * The council's paper itself, in Japanese whatever the officer's language: for the page, for print
 * and for the file (templates/staff/report_paper), so that all of them say the same.
 */

#include "pages/page.h"

/* The language of the paper. */
#define REPORT_LANGUAGE "ja"

/*
 * Of a report_read() and its figures (an array of figures.h):
 *
 *     {"t": sentences in Japanese, "title", "year": "令和8年度", "document": text or null,
 * "section", "council", "draft", "day": on which it was kept, or today, "parts": [{"number": 1,
 * "title", "sentence": text or null, "tables": [{"chart": or null, "figures": figures_view()}…],
 *                 "cases": [{"number": 1, "text"}…], "comment": text or null}…]}
 *
 * A part of which nothing was chosen and nothing written is left out, and numbers have no gap.
 * Caller owns.
 */
json_t *report_paper_view(const visit *v, const json_t *report, const json_t *figures);

#endif
