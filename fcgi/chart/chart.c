#include "chart/chart.h"

#include "chart/canvas.h"
#include "chart/kinds.h"
#include "chart/words.h"

typedef double (*draw_function)(canvas *drawing, const plot *p);

static draw_function draw_of(const char *kind)
{
    static const struct {
        const char *kind;
        draw_function draw;
    } kinds[] = {
        {"bar", bar_draw},
        {"stacked", stacked_draw},
        {"line", line_draw},
        {"pie", pie_draw},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (g_strcmp0(kind, kinds[i].kind) == 0) {
            return kinds[i].draw;
        }
    }
    g_assert_not_reached();
}

/* The sentence that stands where there is nothing to draw. */
static double empty_draw(canvas *drawing, const plot *p)
{
    g_autoptr(GPtrArray) lines = words_wrap(p->empty, CHART_WIDTH);
    canvas_lines(drawing, (canvas_place){0, 0, ANCHOR_START, false}, lines);
    return words_height(lines) + 4;
}

json_t *chart_view(const json_t *chart, const char *id)
{
    g_autoptr(plot) p = plot_read(chart);
    g_autoptr(canvas) drawing = canvas_new(id);
    draw_function draw = draw_of(json_string_value(json_object_get(chart, "kind")));
    double height = plot_has_shapes(p) ? draw(drawing, p) : empty_draw(drawing, p);
    return canvas_view(drawing, p, height);
}
