#include "chart/key.h"
#include "chart/kinds.h"
#include "chart/rows.h"
#include "chart/words.h"

/* With so many bars or fewer each has a key of its own. */
enum { FEW = 3, KEY_GAP = 4, BAR_GAP = 18 };

/* What a number in a part leaves of its pattern, at least. */
enum { PATTERN = 12 };

static bool is_part(const plot_value *value)
{
    return value->state == VALUE_MASKED || value->number > 0;
}

static guint fill_of_part(const plot_value *value, guint series)
{
    return value->state == VALUE_MASKED ? FILL_MASKED : fill_of(series);
}

/* How wide parts become: units a number, and the stub of a masked value. */
typedef struct {
    double scale, stub;
} measure;

static guint masked_of(const plot *p, guint category)
{
    guint masked = 0;
    for (guint i = 0; i < p->series->len; i++) {
        masked += plot_at(p, i, category)->state == VALUE_MASKED ? 1 : 0;
    }
    return masked;
}

static double total_of(const plot *p, guint category)
{
    double total = 0;
    for (guint i = 0; i < p->series->len; i++) {
        total += plot_at(p, i, category)->number;
    }
    return total;
}

/* So that the longest bar fits, and stubs take half of the room at most. */
static measure measure_of(const plot *p, const row_frame *frame)
{
    double room = frame->right - frame->left;
    guint masked = 1;
    for (guint i = 0; i < p->categories->len; i++) {
        masked = MAX(masked, masked_of(p, i));
    }
    measure m = {0, MIN(ROWS_STUB, room / 2 / masked)};
    for (guint i = 0; i < p->categories->len; i++) {
        double total = total_of(p, i);
        if (total > 0) {
            double fits = (room - m.stub * masked_of(p, i)) / total;
            m.scale = m.scale > 0 ? MIN(m.scale, fits) : fits;
        }
    }
    return m;
}

static void draw_part(canvas *drawing, const plot_value *value, box part, guint fill)
{
    bool masked = value->state == VALUE_MASKED;
    const char *text = masked ? "x" : value->shown;
    double room = masked ? part.width : part.width - PATTERN;
    canvas_bar(drawing, part, masked ? FILL_MASKED : fill);
    if (words_width(text) + 2 <= room) {
        canvas_plate(drawing, part.x + part.width / 2, part.y + part.height / 2, text);
    }
}

/* The parts of a bar from the left; what is printed of a part stands in it where there is room.
 * Returns where the bar ends. */
static double draw_parts(canvas *drawing, const plot *p, guint category, measure m, box bar)
{
    for (guint i = 0; i < p->series->len; i++) {
        const plot_value *value = plot_at(p, i, category);
        bar.width = value->state == VALUE_MASKED ? m.stub : value->number * m.scale;
        if (is_part(value)) {
            draw_part(drawing, value, bar, fill_of(i));
        }
        bar.x += bar.width;
    }
    return bar.x;
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

static const char *printed_total(const plot *p, guint category)
{
    bool given = p->totals != NULL && category < p->totals->len;
    return given ? p->totals->pdata[category] : "";
}

/* One bar with its label; returns where the next begins. */
static double draw_row(canvas *drawing, const plot *p, guint category, const row_frame *frame,
                       double y)
{
    const char *total = printed_total(p, category);
    row_band row = {y, rows_height(total)};
    row = rows_label(drawing, frame, p->categories->pdata[category], row);
    box bar = {frame->left, row.y + (row.height - ROWS_BAR) / 2, 0, ROWS_BAR};
    double end = draw_parts(drawing, p, category, measure_of(p, frame), bar);
    rows_value(drawing, end, row, total);
    return row.y + row.height + ROWS_GAP;
}

double stacked_draw(canvas *drawing, const plot *p)
{
    bool few = p->categories->len <= FEW;
    row_frame frame = rows_frame(p->categories, few, rows_aside(p->totals));
    double top = few ? ROWS_TOP : draw_common_key(drawing, p);
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
