#include "chart/chart.h"
#include "chart/plot.h"

#include <math.h>

static double largest_compared(const json_t *chart, const plot *p)
{
    double largest = 0;
    for (guint i = 0; i < p->series->len; i++) {
        for (guint j = 0; j < p->categories->len; j++) {
            double number = plot_is_total(chart, i, j) ? 0 : plot_at(p, i, j)->number;
            largest = MAX(largest, number);
        }
    }
    return largest;
}

static json_t *cell_view(const plot_value *value, double share)
{
    return json_pack("{s:s, s:i, s:b}", "text", value->shown == NULL ? "" : value->shown, "level",
                     (int)ceil(share * HEAT_LEVEL_MAX), "masked", value->state == VALUE_MASKED);
}

static json_t *row_view(const json_t *chart, const plot *p, guint series)
{
    const plot_series *row = p->series->pdata[series];
    json_t *cells = json_array();
    double largest = largest_compared(chart, p);
    for (guint i = 0; i < p->categories->len; i++) {
        const plot_value *value = plot_at(p, series, i);
        double share =
            largest > 0 && !plot_is_total(chart, series, i) ? value->number / largest : 0;
        json_array_append_new(cells, cell_view(value, share));
    }
    return json_pack("{s:s, s:b, s:o}", "label", row->label, "plain",
                     plot_is_total(chart, series, p->categories->len), "cells", cells);
}

json_t *chart_heat(const json_t *chart)
{
    g_autoptr(plot) p = plot_read(chart);
    json_t *columns = json_array(), *rows = json_array();
    for (guint i = 0; i < p->categories->len; i++) {
        json_array_append_new(columns, json_string(p->categories->pdata[i]));
    }
    for (guint i = 0; i < p->series->len; i++) {
        json_array_append_new(rows, row_view(chart, p, i));
    }
    return json_pack("{s:s, s:s, s:s?, s:o, s:o}", "title", p->title, "description", p->description,
                     "empty", plot_has_shapes(p) ? NULL : p->empty, "columns", columns, "rows",
                     rows);
}
