#ifndef CHART_DESCRIPTION_H
#define CHART_DESCRIPTION_H

/*
 * What a chart shows, in words, for whoever hears it: the figures that a reader sees first. It says
 * nothing that the picture does not; all figures are in the table beneath it.
 */

#include "text/catalog.h"

#include <jansson.h>

/*
 * Of a chart as chart/chart.h has it:
 *
 *   bar, pie   多い順に、家族・親族128件、ケアマネジャー72件、本人41件、ほか4項目。
 *   line       令和8年度は、10月が最も多く35件、8月が最も少なく22件。令和7年度は…
 *   stacked    実施前は、考えたことがある54%、…。実施後は…, of few bars; of many, which bar has
 *              most of each part
 *   heat       最も多い組み合わせは、退院後の療養場所と介護負担で14件。
 *
 * and of any with masked values that x stands for them. The sentence for empty charts when there is
 * nothing to draw. The caller frees the result.
 */
char *chart_description(const catalog *texts, const char *language, const json_t *chart);

#endif
