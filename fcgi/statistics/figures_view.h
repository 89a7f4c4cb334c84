#ifndef STATISTICS_FIGURES_VIEW_H
#define STATISTICS_FIGURES_VIEW_H

/*
 * Figures for templates/shared/figures.mustache, which needs static/figures.css.
 */

#include "text/catalog.h"

#include <jansson.h>

/*
 * {"id": "T5", "number": "表T5", "title", "period": "令和8年度", "rows_label": "区分",
 *  "columns": [{"label", "unit": text or null, "words": bool}],
 *  "rows": [{"label", "total": bool, "unknown": bool,
 *            "cells": [{"text": "1,234", "words": bool, "masked": bool}]}],
 *  "empty": a sentence when there are no rows, or null,
 *  "beneath": [how it was counted, what the signs mean, the note],
 *  "as_of": "2026年11月24日（令和8年） 22:30 現在の集計です。"}
 *
 * words marks a column of text, which is not set like numbers. The caller owns the result. figures
 * may be masked or not, kept for years or made just now.
 */
json_t *figures_view(const catalog *texts, const char *language, const json_t *figures);

#endif
