#include "chart/chart.h"
#include "chart/kinds.h"
#include "chart/scale.h"
#include "chart/spread.h"
#include "chart/words.h"

enum {
    SERIES_MAX = 4,
    END_ROOM = 98,   /* labels at the ends of lines are wrapped to this */
    BELOW_ROOM = 80, /* labels of categories are wrapped to this */
    HEIGHT = 190,    /* of what is between the axes, at least */
    TOP = 30,        /* of it: above are the unit and half a number */
    ASIDE = 8,
    STUB = 8,
    DENSE = 12, /* categories closer than this have no markers */
};

typedef struct {
    double left, right, top, bottom;
    scale axis;
} frame;

static guint series_count(const plot *p)
{
    return MIN(p->series->len, SERIES_MAX);
}

/* How wide the place of a category is. */
static double room_of(const plot *p, const frame *f)
{
    return (f->right - f->left) / p->categories->len;
}

static double x_of(const plot *p, const frame *f, guint category)
{
    return f->left + room_of(p, f) * (category + 0.5);
}

static double y_of(const frame *f, double number)
{
    return f->bottom - (f->bottom - f->top) * number / f->axis.end;
}

static const char *label_of(const plot *p, guint series)
{
    const plot_series *line = p->series->pdata[series];
    return line->label;
}

/* The last category that the series says something about, or -1. */
static int last_of(const plot *p, guint series)
{
    int last = -1;
    for (guint i = 0; i < p->categories->len; i++) {
        last = plot_at(p, series, i)->state == VALUE_NONE ? last : (int)i;
    }
    return last;
}

/* The labels at the ends of the lines, each wishing to be where its line ends. */
static GArray *end_labels(const plot *p, const frame *f)
{
    GArray *labels = g_array_new(FALSE, FALSE, sizeof(spread_item));
    for (guint i = 0; i < series_count(p); i++) {
        int last = last_of(p, i);
        if (last >= 0) {
            g_autoptr(GPtrArray) lines = words_wrap(label_of(p, i), END_ROOM);
            double high = words_height(lines);
            double y = y_of(f, plot_at(p, i, (guint)last)->number);
            spread_item item = {y - high / 2, high, 0, i};
            g_array_append_val(labels, item);
        }
    }
    return labels;
}

static double widest_end(const plot *p)
{
    double widest = 0;
    for (guint i = 0; i < series_count(p); i++) {
        g_autoptr(GPtrArray) lines = words_wrap(label_of(p, i), END_ROOM);
        widest = MAX(widest, words_widest(lines));
    }
    return widest;
}

static double widest_tick(const scale *axis)
{
    double widest = 0;
    for (guint i = 0; i <= axis->steps; i++) {
        g_autofree char *text = plot_number(axis->step * i);
        widest = MAX(widest, words_width(text));
    }
    return widest;
}

static frame make_frame(const plot *p)
{
    frame f = {.top = TOP, .axis = scale_make(plot_largest(p))};
    f.left = widest_tick(&f.axis) + ASIDE;
    f.right = CHART_WIDTH - widest_end(p) - ASIDE - 2;
    f.bottom = TOP + HEIGHT;
    g_autoptr(GArray) labels = end_labels(p, &f);
    f.bottom = TOP + MAX(HEIGHT, spread_height(labels));
    return f;
}

static void draw_ticks(canvas *drawing, const plot *p, const frame *f)
{
    g_autoptr(GPtrArray) unit = words_wrap(p->unit, CHART_WIDTH);
    g_ptr_array_set_size(unit, 1);
    canvas_lines(drawing, (canvas_place){0, 0, ANCHOR_START, false}, unit);
    for (guint i = 0; i <= f->axis.steps; i++) {
        g_autoptr(GPtrArray) text = g_ptr_array_new_with_free_func(g_free);
        double y = y_of(f, f->axis.step * i);
        g_ptr_array_add(text, plot_number(f->axis.step * i));
        canvas_lines(drawing,
                     (canvas_place){f->left - ASIDE, y - WORDS_LINE / 2.0, ANCHOR_END, false},
                     text);
        canvas_rule(drawing, i == 0 ? "axis" : "grid", (box){f->left, y, f->right - f->left, 0});
    }
}

/* Where a label beneath the axis stands, moved into the picture at its ends. */
static box below(const plot *p, const frame *f, guint category)
{
    g_autoptr(GPtrArray) lines = words_wrap(p->categories->pdata[category], BELOW_ROOM);
    double width = words_widest(lines), x = x_of(p, f, category) - width / 2;
    return (box){CLAMP(x, 0, CHART_WIDTH - width), f->bottom + WORDS_LINE / 2.0, width,
                 words_height(lines)};
}

/* True when every so many labels keep off each other. */
static bool have_room(const plot *p, const frame *f, guint every)
{
    double free_from = 0;
    for (guint i = 0; i < p->categories->len; i += every) {
        box label = below(p, f, i);
        if (label.x < free_from) {
            return false;
        }
        free_from = label.x + label.width + ASIDE / 2.0;
    }
    return true;
}

/* Labels of every first, second, third … category; returns where they end. */
static double draw_categories(canvas *drawing, const plot *p, const frame *f)
{
    guint every = 1;
    double end = f->bottom;
    while (!have_room(p, f, every)) {
        every++;
    }
    for (guint i = 0; i < p->categories->len; i += every) {
        box label = below(p, f, i);
        g_autoptr(GPtrArray) lines = words_wrap(p->categories->pdata[i], BELOW_ROOM);
        canvas_lines(drawing,
                     (canvas_place){label.x + label.width / 2, label.y, ANCHOR_MIDDLE, false},
                     lines);
        end = MAX(end, label.y + label.height);
    }
    return end;
}

/* The line through the numbers, broken where there is none. */
static void draw_curve(canvas *drawing, const plot *p, const frame *f, guint series)
{
    g_autoptr(GString) path = g_string_new(NULL);
    bool drawn = false;
    for (guint i = 0; i < p->categories->len; i++) {
        const plot_value *value = plot_at(p, series, i);
        bool is = value->state == VALUE_NUMBER;
        if (is) {
            canvas_point(path, drawn ? 'L' : 'M', x_of(p, f, i), y_of(f, value->number));
        }
        drawn = is;
    }
    if (path->len > 0) {
        canvas_curve(drawing, path->str, fill_of(series));
    }
}

static void draw_markers(canvas *drawing, const plot *p, const frame *f, guint series)
{
    bool dense = room_of(p, f) < DENSE && p->categories->len > 1;
    for (guint i = 0; i < p->categories->len; i++) {
        const plot_value *value = plot_at(p, series, i);
        if (value->state == VALUE_NUMBER && (!dense || (int)i == last_of(p, series))) {
            canvas_marker(drawing, x_of(p, f, i), y_of(f, value->number), fill_of(series));
        }
    }
}

/* Masked values stand on the axis, one on the other; their x where it has room. */
static void draw_masked(canvas *drawing, const plot *p, const frame *f, guint category)
{
    double x = x_of(p, f, category), y = f->bottom;
    for (guint i = 0; i < series_count(p); i++) {
        if (plot_at(p, i, category)->state == VALUE_MASKED) {
            y -= STUB;
            canvas_bar(drawing, (box){x - STUB / 2.0, y, STUB, STUB}, FILL_MASKED);
            if (room_of(p, f) >= words_width("x") + 2) {
                y -= WORDS_LINE;
                canvas_plate(drawing, x, y + WORDS_LINE / 2.0, "x");
            }
        }
    }
}

static void draw_ends(canvas *drawing, const plot *p, const frame *f)
{
    g_autoptr(GArray) labels = end_labels(p, f);
    spread(labels, f->top, f->bottom);
    for (guint i = 0; i < labels->len; i++) {
        const spread_item *item = &g_array_index(labels, spread_item, i);
        g_autoptr(GPtrArray) lines = words_wrap(label_of(p, item->number), END_ROOM);
        guint last = (guint)last_of(p, item->number);
        double x = x_of(p, f, last), y = y_of(f, plot_at(p, item->number, last)->number);
        canvas_rule(drawing, "leader",
                    (box){x, y, f->right + ASIDE / 2.0 - x, item->place + item->height / 2 - y});
        canvas_lines(drawing, (canvas_place){f->right + ASIDE, item->place, ANCHOR_START, true},
                     lines);
    }
}

double line_draw(canvas *drawing, const plot *p)
{
    frame f = make_frame(p);
    draw_ticks(drawing, p, &f);
    draw_ends(drawing, p, &f);
    for (guint i = series_count(p); i > 0; i--) {
        draw_curve(drawing, p, &f, i - 1);
    }
    for (guint i = series_count(p); i > 0; i--) {
        draw_markers(drawing, p, &f, i - 1);
    }
    for (guint i = 0; i < p->categories->len; i++) {
        draw_masked(drawing, p, &f, i);
    }
    return draw_categories(drawing, p, &f) + 2;
}
