#ifndef PAGES_STAFF_REPORT_FIGURES_H
#define PAGES_STAFF_REPORT_FIGURES_H

/*
 * The figures of a paper of the council: those that it was kept with, or, of a draft, those of this
 * moment. What is for the council is masked here, before anybody sees it, so that page, print,
 * files and what is kept are made of the same masked tables.
 */

#include "pages/page.h"
#include "pages/staff/report_plan.h"

/*
 * [figures.h…] of a report_read(): all that was chosen, and what the first sentence is made of.
 * Caller owns. NULL with a fault.
 */
json_t *report_figures(visit *v, const json_t *report, GError **error);

/*
 * "令和8年度の相談件数（延件数）は344件（前年度比 +85件、+32.8％）でした。" counts: "contacts" or
 * "people". NULL when the figures do not tell. Caller frees.
 */
char *report_figures_sentence(const visit *v, const json_t *figures, const char *counts);

/*
 * [{"chart": statistics_chart() or null, "figures": figures_view()}…] of what was chosen for a
 * part. Caller owns.
 */
json_t *report_figures_views(const visit *v, const report_part *part, const json_t *answers,
                             const json_t *figures);

#endif
