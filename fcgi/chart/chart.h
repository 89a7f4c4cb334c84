#ifndef CHART_CHART_H
#define CHART_CHART_H

/*
 * Charts as drawings of lines, areas and texts, ready for templates/shared/chart, which writes them
 * as SVG. Here is geometry alone: no markup, so that nothing has to be escaped here, and no share,
 * sum or difference is computed here: what is printed beside a shape comes in with the figures.
 *
 * The same input gives the same drawing, always. Each text lies within the picture and on no other
 * text; a long label takes more lines and the picture grows. Patterns tell shapes apart, colours
 * only repeat them, and labels stand at what they name: it reads the same on a black and white
 * print.
 *
 * A picture is CHART_WIDTH units wide and its letters CHART_LETTER units high: 12 pixels where a
 * telephone of 320 pixels has 270 left for it.
 */

#include <jansson.h>

enum {
    CHART_WIDTH = 360,
    CHART_LETTER = 16,
    CHART_LABEL_MAX = 120, /* characters of a label; what is longer ends in … */
    CHART_CATEGORIES_MAX = 120,
    CHART_SERIES_MAX = 12,
};

/*
 * What comes in; made by a program, so another shape is a bug:
 *
 *   { "kind": "bar", "title": "場面別の相談件数",
 *     "description": "日常の療養が最も多く120件、…",     said instead of the picture
 *     "empty": "記録はありません。",                      drawn when no value is above 0
 *     "unit": "件",                                       behind each value; may be ""
 *     "categories": [ label … ],
 *     "series": [ { "label": "令和8年度", "values": [ 12, null, "x" … ],
 *                   "shown": [ "12%" … ], "names": [ … ] } … ] }
 *
 * Values, as many as there are categories: a number; null where there is none; "x" where it is
 * masked, which is drawn as a hatched stub that has the same size whatever the number was. A number
 * below 0 or above 10^12 is taken as null. "shown", optional, is what is printed for a value
 * instead of the number and the unit (null: these).
 *
 *   bar      a line a category, of one series: the label on the left, the value right of its bar.
 *   stacked  a bar a category, parted by series. Three bars or fewer have the labels of their parts
 *            beneath them, "names" (of a series, one a category, optional) instead of its label
 *            where one idea goes by two names; more bars have one key above them.
 *   line     categories from left to right, a line a series, its label at its end. Four at most.
 *   pie      a slice a category, of one series, largest first from the top, clockwise.
 *   heat     is a table, not a picture: chart_heat().
 *
 * stacked may have "totals", a text a category that is printed behind its bar; heat may have
 * "plain", true for a category, and true for a series, whose numbers are totals and get no shade.
 */

/*
 * The drawing. id, of a-z 0-9 and -, is unique on its page. The caller owns the result:
 *
 *   { "id", "title", "description", "width", "height",
 *     "patterns": [ { "id", "plain", "ink", "ground", "path", "weight" } … ]  tiles of 8 by 8
 *     "shapes": [ { "path", "kind", "fill", "stroke", "weight", "dash" } … ]  from back to front
 *     "texts": [ { "x", "y", "anchor", "text", "strong", "width" } … ] }
 *
 * y is where a text's letters stand; anchor is start, middle or end; width is how wide it is
 * reckoned to be, on the broad side. Numbers are texts already, with one digit behind the point at
 * most.
 */
json_t *chart_view(const json_t *chart, const char *id);

/*
 * A cross table with a shade for each number: a row a series, a column a category, for
 * templates/shared/heat. level is 0 (of 0 and of no number) to HEAT_LEVEL_MAX (of the largest, and
 * of what is near it). The caller owns the result:
 *
 *   { "title", "description", "empty": text or null, "columns": [ label … ],
 *     "rows": [ { "label", "plain", "cells": [ { "text", "level", "masked" } … ] } … ] }
 */
enum { HEAT_LEVEL_MAX = 5 };
json_t *chart_heat(const json_t *chart);

#endif
