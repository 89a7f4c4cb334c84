#include "chart/key.h"
#include "chart/kinds.h"
#include "chart/rows.h"
#include "chart/words.h"

/* With so many bars or fewer each has a key of its own. */
enum { FEW = 3, KEY_GAP = 4, BAR_GAP = 18 };

/* What a number in a part leaves of its pattern, at least. */
enum { PATTERN = 14 };

static bool is_part(const plot_value *value)
{
    return value->state == VALUE_MASKED || value->number > 0;
}

static guint fill_of_part(const plot_value *value, guint series)
{
    return value->state == VALUE_MASKED ? FILL_MASKED : fill_of(series);
}

/* Units a number, so that the longest bar fits. 0 when there is no number above 0. */
static double scale_of(const plot *p, const row_frame *frame)
{
    double scale = 0;
    for (guint i = 0; i < p->categories->len; i++) {
        double room = frame->right - frame->left, total = 0;
        for (guint j = 0; j < p->series->len; j++) {
            const plot_value *value = plot_at(p, j, i);
            total += value->number;
            room -= value->state == VALUE_MASKED ? ROWS_STUB : 0;
        }
        if (total > 0) {
            double fits = MAX(room, 1) / total;
            scale = scale > 0 ? MIN(scale, fits) : fits;
        }
    }
    return scale;
}

/* The parts of a bar from the left; what is printed of a part stands in it where there is room.
 * Returns where the bar ends. */
static double draw_parts(canvas *drawing, const plot *p, guint category, double scale, box bar)
{
    double x = bar.x;
    for (guint i = 0; i < p->series->len; i++) {
        const plot_value *value = plot_at(p, i, category);
        bool masked = value->state == VALUE_MASKED;
        double width = masked ? ROWS_STUB : value->number * scale;
        if (is_part(value)) {
            canvas_bar(drawing, (box){x, bar.y, width, bar.height}, fill_of_part(value, i));
            if (words_width(value->shown) + PATTERN <= width || masked) {
                canvas_plate(drawing, x + width / 2, bar.y + bar.height / 2,
                             masked ? "x" : value->shown);
            }
        }
        x += width;
    }
    return x;
}

static double draw_own_key(canvas *drawing, const plot *p, guint category, double y)
{
    g_autoptr(key) k = key_new();
    for (guint i = 0; i < p->series->len; i++) {
        const plot_value *value = plot_at(p, i, category);
        if (is_part(value)) {
            g_autofree char *text = g_strconcat(value->name, " ", value->shown, NULL);
            key_add(k, text, fill_of_part(value, i));
        }
    }
    return key_draw(k, drawing, y);
}

static double draw_common_key(canvas *drawing, const plot *p)
{
    g_autoptr(key) k = key_new();
    for (guint i = 0; i < p->series->len; i++) {
        const plot_series *series = p->series->pdata[i];
        key_add(k, series->label, fill_of(i));
    }
    return key_draw(k, drawing, 0) + ROWS_GAP;
}

static const char *total_of(const plot *p, guint category)
{
    bool given = p->totals != NULL && category < p->totals->len;
    return given ? p->totals->pdata[category] : "";
}

/* One bar with its label; returns where the next begins. */
static double draw_row(canvas *drawing, const plot *p, guint category, const row_frame *frame,
                       double y)
{
    const char *total = total_of(p, category);
    row_band row = {y, rows_height(total)};
    row = rows_label(drawing, frame, p->categories->pdata[category], row);
    box bar = {frame->left, row.y + (row.height - ROWS_BAR) / 2, 0, ROWS_BAR};
    double end = draw_parts(drawing, p, category, scale_of(p, frame), bar);
    rows_value(drawing, end, row, total);
    return row.y + row.height + ROWS_GAP;
}

double stacked_draw(canvas *drawing, const plot *p)
{
    bool few = p->categories->len <= FEW;
    row_frame frame = rows_frame(p->categories, few, rows_aside(p->totals));
    double top = few ? 0 : draw_common_key(drawing, p);
    double y = top;
    for (guint i = 0; i < p->categories->len; i++) {
        y = draw_row(drawing, p, i, &frame, y);
        if (few) {
            y = draw_own_key(drawing, p, i, y - ROWS_GAP + KEY_GAP) + BAR_GAP;
        }
    }
    y -= few ? BAR_GAP : ROWS_GAP;
    if (!frame.above) {
        canvas_rule(drawing, "axis", (box){frame.left, top, 0, y - top});
    }
    return y + 2;
}
