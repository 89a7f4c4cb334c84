#include "chart/kinds.h"
#include "chart/rows.h"

static const char *printed(const plot_value *value)
{
    return value->shown == NULL ? "" : value->shown;
}

static double widest_value(const plot *p)
{
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < p->categories->len; i++) {
        g_ptr_array_add(texts, g_strdup(printed(plot_at(p, 0, i))));
    }
    return rows_aside(texts);
}

static void draw_value(canvas *drawing, const plot_value *value, double scale, box row)
{
    bool masked = value->state == VALUE_MASKED;
    double width = masked ? ROWS_STUB : value->number * scale;
    box bar = {row.x, row.y + (row.height - ROWS_BAR) / 2, width, ROWS_BAR};
    if (width > 0) {
        canvas_bar(drawing, bar, masked ? FILL_MASKED : 0);
    }
    rows_value(drawing, row.x + width, (row_band){row.y, row.height}, printed(value));
}

double bar_draw(canvas *drawing, const plot *p)
{
    row_frame frame = rows_frame(p->categories, false, widest_value(p));
    double largest = plot_largest(p);
    double scale = largest > 0 ? (frame.right - frame.left) / largest : 0;
    double y = ROWS_TOP;
    for (guint i = 0; i < p->categories->len; i++) {
        const plot_value *value = plot_at(p, 0, i);
        row_band row = {y, rows_height(printed(value))};
        row = rows_label(drawing, &frame, p->categories->pdata[i], row);
        draw_value(drawing, value, scale, (box){frame.left, row.y, 0, row.height});
        y = row.y + row.height + ROWS_GAP;
    }
    if (!frame.above) {
        canvas_rule(drawing, "axis", (box){frame.left, 0, 0, y - ROWS_GAP + 1});
    }
    return y - ROWS_GAP + 2;
}
