#include "chart/chart.h"
#include "chart/plot.h"

#include <math.h>

static json_t *cell_view(const plot_value *value, double largest)
{
    double share = largest > 0 ? value->number / largest : 0;
    return json_pack("{s:s, s:i, s:b}", "text", value->shown == NULL ? "" : value->shown, "level",
                     (int)ceil(share * HEAT_LEVEL_MAX), "masked", value->state == VALUE_MASKED);
}

static json_t *row_view(const plot *p, guint series, double largest)
{
    const plot_series *row = p->series->pdata[series];
    json_t *cells = json_array();
    for (guint i = 0; i < p->categories->len; i++) {
        json_array_append_new(cells, cell_view(plot_at(p, series, i), largest));
    }
    return json_pack("{s:s, s:o}", "label", row->label, "cells", cells);
}

json_t *chart_heat(const json_t *chart)
{
    g_autoptr(plot) p = plot_read(chart);
    json_t *columns = json_array(), *rows = json_array();
    double largest = plot_largest(p);
    for (guint i = 0; i < p->categories->len; i++) {
        json_array_append_new(columns, json_string(p->categories->pdata[i]));
    }
    for (guint i = 0; i < p->series->len; i++) {
        json_array_append_new(rows, row_view(p, i, largest));
    }
    return json_pack("{s:s, s:s, s:s?, s:o, s:o}", "title", p->title, "description", p->description,
                     "empty", plot_has_shapes(p) ? NULL : p->empty, "columns", columns, "rows",
                     rows);
}
