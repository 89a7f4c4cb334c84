#ifndef STATISTICS_FIGURES_VIEW_H
#define STATISTICS_FIGURES_VIEW_H

/*
 * Figures for templates/shared/figures.mustache, which needs static/figures.css.
 */

#include "text/catalog.h"

#include <jansson.h>

/*
 * {"id": "T5", "title", "period", "multiple", "note"?, "definition": [sentence],
 *  "as_of": "2026年11月24日（令和8年） 22:30", "as_of_iso", "masked"?: the legend of x,
 *  "columns": [{"label", "unit"?, "text": bool}],
 *  "rows": [{"label", "total": bool, "unknown": bool,
 *            "cells": [{"text": "1,234", "column": the column's label, "words": bool}]}],
 *  "empty": bool}
 *
 * The caller owns it. figures may be masked or not, kept for years or made just now.
 */
json_t *figures_view(const catalog *texts, const char *language, const json_t *figures);

#endif
