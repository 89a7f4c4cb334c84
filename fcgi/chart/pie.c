#include "chart/chart.h"
#include "chart/kinds.h"
#include "chart/spread.h"
#include "chart/words.h"

#include <math.h>

/* The labels of a side have LABEL_ROOM; what is left in the middle is the circle's. */
enum { LABEL_ROOM = 98, RADIUS = 66, ELBOW = 8, MARGIN = 12 };

#define MASKED_SHARE 0.05 /* of the circle, for each masked slice */

typedef struct {
    guint category;
    double weight, from, to; /* from and to in turns, clockwise from the top */
} slice;

static gint largest_first(gconstpointer left, gconstpointer right)
{
    const slice *a = left, *b = right;
    if (a->weight != b->weight) {
        return a->weight > b->weight ? -1 : 1;
    }
    return a->category < b->category ? -1 : 1;
}

/* Slices of what is above 0, largest first, masked ones behind them. */
static GArray *slices_of(const plot *p)
{
    GArray *slices = g_array_new(FALSE, FALSE, sizeof(slice));
    for (guint i = 0; i < p->categories->len; i++) {
        const plot_value *value = plot_at(p, 0, i);
        slice s = {i, value->number, 0, 0};
        if (value->state == VALUE_MASKED || value->number > 0) {
            g_array_append_val(slices, s);
        }
    }
    g_array_sort(slices, largest_first);
    return slices;
}

static void set_angles(GArray *slices)
{
    double sum = 0, at = 0;
    guint masked = 0;
    for (guint i = 0; i < slices->len; i++) {
        const slice *s = &g_array_index(slices, slice, i);
        sum += s->weight;
        masked += s->weight > 0 ? 0 : 1;
    }
    double stub = sum > 0 ? MIN(MASKED_SHARE, 0.5 / MAX(masked, 1)) : 1.0 / MAX(masked, 1);
    double turns = sum > 0 ? (1 - stub * masked) / sum : 0;
    for (guint i = 0; i < slices->len; i++) {
        slice *s = &g_array_index(slices, slice, i);
        s->from = at;
        at += s->weight > 0 ? s->weight * turns : stub;
        s->to = at;
    }
}

/* The point at this distance from the middle. */
static void point(GString *path, char command, double y, double turn, double radius)
{
    canvas_point(path, command, CHART_WIDTH / 2.0 + radius * sin(turn * 2 * G_PI),
                 y - radius * cos(turn * 2 * G_PI));
}

static void draw_slice(canvas *drawing, const slice *s, double y, guint fill)
{
    g_autoptr(GString) path = g_string_new(NULL);
    bool whole = s->to - s->from > 0.9999;
    double half = (s->from + s->to) / 2;
    if (whole) {
        point(path, 'M', y, s->from, RADIUS);
    } else {
        canvas_point(path, 'M', CHART_WIDTH / 2.0, y);
        point(path, 'L', y, s->from, RADIUS);
    }
    /* In two arcs, neither of them more than half a circle. */
    g_string_append_printf(path, "A%d %d 0 0 1", RADIUS, RADIUS);
    point(path, ' ', y, half, RADIUS);
    g_string_append_printf(path, "A%d %d 0 0 1", RADIUS, RADIUS);
    point(path, ' ', y, s->to, RADIUS);
    g_string_append_c(path, 'z');
    canvas_area(drawing, path->str, fill);
}

static bool is_right(const slice *s)
{
    return (s->from + s->to) / 2 < 0.5;
}

/* The name, and behind it or beneath it what is printed of the value. */
static GPtrArray *label_of(const plot *p, const slice *s)
{
    const char *value = plot_at(p, 0, s->category)->shown;
    g_autofree char *one = g_strconcat(p->categories->pdata[s->category], " ", value, NULL);
    if (words_width(one) <= LABEL_ROOM) {
        return words_wrap(one, LABEL_ROOM);
    }
    GPtrArray *lines = words_wrap(p->categories->pdata[s->category], LABEL_ROOM);
    g_autoptr(GPtrArray) beneath = words_wrap(value, LABEL_ROOM);
    g_ptr_array_extend_and_steal(lines, g_steal_pointer(&beneath));
    return lines;
}

/* The labels of one side, each wishing to be at the height of its slice; 0 is the middle. */
static GArray *labels_of_side(const plot *p, const GArray *slices, bool right)
{
    GArray *labels = g_array_new(FALSE, FALSE, sizeof(spread_item));
    for (guint i = 0; i < slices->len; i++) {
        const slice *s = &g_array_index(slices, slice, i);
        if (is_right(s) == right) {
            g_autoptr(GPtrArray) lines = label_of(p, s);
            double y = -(RADIUS + ELBOW) * cos((s->from + s->to) * G_PI);
            double high = words_height(lines) + 4;
            spread_item item = {y - high / 2, high, 0, i};
            g_array_append_val(labels, item);
        }
    }
    return labels;
}

static void draw_leader(canvas *drawing, const slice *s, double y, double label_y)
{
    double turn = (s->from + s->to) / 2 * 2 * G_PI;
    double x0 = CHART_WIDTH / 2.0 + RADIUS * sin(turn), y0 = y - RADIUS * cos(turn);
    double x1 = is_right(s) ? CHART_WIDTH - LABEL_ROOM - 4 : LABEL_ROOM + 4;
    canvas_rule(drawing, "leader", (box){x0, y0, x1 - x0, label_y - y0});
}

static void draw_labels(canvas *drawing, const plot *p, const GArray *slices, bool right,
                        double height)
{
    g_autoptr(GArray) labels = labels_of_side(p, slices, right);
    spread(labels, -height / 2, height / 2);
    for (guint i = 0; i < labels->len; i++) {
        const spread_item *item = &g_array_index(labels, spread_item, i);
        const slice *s = &g_array_index(slices, slice, item->number);
        g_autoptr(GPtrArray) lines = label_of(p, s);
        double top = height / 2 + item->place;
        canvas_lines(drawing,
                     (canvas_place){right ? CHART_WIDTH - LABEL_ROOM : LABEL_ROOM, top + 2,
                                    right ? ANCHOR_START : ANCHOR_END, false},
                     lines);
        draw_leader(drawing, s, height / 2, top + item->height / 2);
    }
}

static guint fill_of_slice(const plot *p, const GArray *slices, guint number)
{
    const slice *s = &g_array_index(slices, slice, number);
    if (plot_at(p, 0, s->category)->state == VALUE_MASKED) {
        return FILL_MASKED;
    }
    /* The last one lies beside the first. */
    bool as_first = number > 0 && number + 1 == slices->len && fill_of(number) == 0;
    return as_first ? FILL_COUNT / 2 : fill_of(number);
}

double pie_draw(canvas *drawing, const plot *p)
{
    g_autoptr(GArray) slices = slices_of(p);
    set_angles(slices);
    g_autoptr(GArray) left = labels_of_side(p, slices, false);
    g_autoptr(GArray) right = labels_of_side(p, slices, true);
    double height = MAX(spread_height(left), spread_height(right));
    height = MAX(height, 2 * (RADIUS + MARGIN));
    draw_labels(drawing, p, slices, false, height);
    draw_labels(drawing, p, slices, true, height);
    for (guint i = 0; i < slices->len; i++) {
        draw_slice(drawing, &g_array_index(slices, slice, i), height / 2,
                   fill_of_slice(p, slices, i));
    }
    return height;
}
