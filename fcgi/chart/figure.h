#ifndef CHART_FIGURE_H
#define CHART_FIGURE_H

/*
 * A chart with its caption, for templates/shared/figure: what a page shows of it, whatever kind it
 * is.
 */

#include "text/catalog.h"

#include <jansson.h>

/*
 * Of a chart as chart/chart.h has it, which may have besides
 *
 *   "caption"    instead of the title, above the picture: with the period, say
 *   "sentence"   the figures of the whole beneath it: "令和8年度344件、令和7年度259件"
 *   "warning"    what a reader must know in order not to be misled
 *
 * and has no description: chart_description() says what is heard. id as chart_view() has it.
 *
 *   { "caption", "sentence", "warning": text or null, "drawing": chart_view() }  or { "heat": … }
 *
 * The chart is not changed; the caller owns the result.
 */
json_t *chart_figure(const catalog *texts, const char *language, json_t *chart, const char *id);

#endif
