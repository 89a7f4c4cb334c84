#include "chart/canvas.h"

#include "chart/chart.h"
#include "chart/words.h"

#include <math.h>

struct canvas {
    char *id;
    bool used[FILL_ALL];
    json_t *shapes, *texts;
};

canvas *canvas_new(const char *id)
{
    canvas *drawing = g_new0(canvas, 1);
    drawing->id = g_strdup(id);
    drawing->shapes = json_array();
    drawing->texts = json_array();
    return drawing;
}

void canvas_free(canvas *drawing)
{
    g_free(drawing->id);
    json_decref(drawing->shapes);
    json_decref(drawing->texts);
    g_free(drawing);
}

void canvas_number(GString *path, double number)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    double tenths = round(number * 10) / 10 + 0.0; /* + 0.0: no "-0" */
    const char *format = tenths == floor(tenths) ? "%.0f" : "%.1f";
    g_string_append(path, g_ascii_formatd(digits, sizeof digits, format, tenths));
}

void canvas_point(GString *path, char command, double x, double y)
{
    g_string_append_c(path, command);
    canvas_number(path, x);
    g_string_append_c(path, ' ');
    canvas_number(path, y);
}

static json_t *number_json(double number)
{
    g_autoptr(GString) text = g_string_new(NULL);
    canvas_number(text, number);
    return json_string(text->str);
}

static char *fill_id(const canvas *drawing, guint fill)
{
    return g_strdup_printf("%s-%u", drawing->id, fill);
}

/* What a shape looks like beside its path; strings are the caller's. */
typedef struct {
    const char *kind, *fill, *stroke, *weight, *dash;
} look;

static void add_shape(canvas *drawing, const char *path, look l)
{
    json_array_append_new(drawing->shapes, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s?}", "path",
                                                     path, "kind", l.kind, "fill", l.fill, "stroke",
                                                     l.stroke, "weight", l.weight, "dash", l.dash));
}

void canvas_area(canvas *drawing, const char *path, guint fill)
{
    g_autofree char *id = fill_id(drawing, fill);
    g_autofree char *paint = g_strdup_printf("url(#%s)", id);
    drawing->used[fill] = true;
    add_shape(drawing, path, (look){"area", paint, fill_get(fill)->ink, "1.5", NULL});
}

static GString *rectangle(box where)
{
    GString *path = g_string_new(NULL);
    canvas_point(path, 'M', where.x, where.y);
    canvas_point(path, 'L', where.x + where.width, where.y);
    canvas_point(path, 'L', where.x + where.width, where.y + where.height);
    canvas_point(path, 'L', where.x, where.y + where.height);
    g_string_append_c(path, 'z');
    return path;
}

void canvas_bar(canvas *drawing, box where, guint fill)
{
    g_autoptr(GString) path = rectangle(where);
    canvas_area(drawing, path->str, fill);
}

void canvas_curve(canvas *drawing, const char *path, guint fill)
{
    const fill_style *style = fill_get(fill);
    add_shape(drawing, path, (look){"line", "none", style->ink, "2.5", style->dash});
}

/* A disc, a square, a triangle, a diamond, about a point, of 4 units to each side. */
void canvas_marker(canvas *drawing, double x, double y, guint fill)
{
    static const char *const markers[] = {
        "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
        "m-4 -4h8v8h-8z",
        "m0 -5l5 9h-10z",
        "m0 -5l5 5l-5 5l-5 -5z",
    };
    g_autoptr(GString) path = g_string_new(NULL);
    const char *ink = fill_get(fill)->ink;
    canvas_point(path, 'M', x, y);
    g_string_append(path, markers[fill % G_N_ELEMENTS(markers)]);
    add_shape(drawing, path->str,
              (look){"marker", fill % 2 == 0 ? ink : "#ffffff", ink, "2", NULL});
}

void canvas_rule(canvas *drawing, const char *kind, box from_to)
{
    bool grid = g_str_equal(kind, "grid"), leader = g_str_equal(kind, "leader");
    g_autoptr(GString) path = g_string_new(NULL);
    canvas_point(path, 'M', from_to.x, from_to.y);
    canvas_point(path, 'L', from_to.x + from_to.width, from_to.y + from_to.height);
    add_shape(drawing, path->str,
              (look){kind, "none", grid ? "#cccccc" : "#4d4d4d", grid || leader ? "1" : "1.5",
                     leader ? "2 2" : NULL});
}

static const char *const anchors[] = {"start", "middle", "end"};

static void add_text(canvas *drawing, canvas_place place, const char *text)
{
    if (*text == '\0') {
        return;
    }
    json_array_append_new(drawing->texts,
                          json_pack("{s:o, s:o, s:s, s:s, s:b, s:o}", "x", number_json(place.x),
                                    "y", number_json(place.y + WORDS_ABOVE), "anchor",
                                    anchors[place.anchor], "text", text, "strong", place.strong,
                                    "width", number_json(words_width(text))));
}

void canvas_lines(canvas *drawing, canvas_place place, const GPtrArray *lines)
{
    for (guint i = 0; i < lines->len; i++) {
        add_text(drawing, place, lines->pdata[i]);
        place.y += WORDS_LINE;
    }
}

void canvas_plate(canvas *drawing, double x, double y, const char *text)
{
    double width = words_width(text) + 2;
    box behind = {x - width / 2, y - WORDS_LINE / 2.0 + 2, width, WORDS_LINE - 4};
    g_autoptr(GString) path = rectangle(behind);
    add_shape(drawing, path->str, (look){"plate", "#ffffff", "none", "0", NULL});
    add_text(drawing, (canvas_place){x, y - WORDS_LINE / 2.0, ANCHOR_MIDDLE, false}, text);
}

static json_t *patterns_view(const canvas *drawing)
{
    json_t *patterns = json_array();
    for (guint i = 0; i < FILL_ALL; i++) {
        if (drawing->used[i]) {
            const fill_style *style = fill_get(i);
            g_autofree char *id = fill_id(drawing, i);
            json_array_append_new(patterns,
                                  json_pack("{s:s, s:b, s:s, s:s, s:s, s:s}", "id", id, "plain",
                                            g_str_equal(style->ground, style->ink), "ink",
                                            style->ink, "ground", style->ground, "path",
                                            style->path, "weight", style->weight));
        }
    }
    return patterns;
}

json_t *canvas_view(const canvas *drawing, const plot *p, double height)
{
    return json_pack("{s:s, s:s, s:s, s:i, s:i, s:o, s:O, s:O}", "id", drawing->id, "title",
                     p->title, "description", p->description, "width", CHART_WIDTH, "height",
                     (int)ceil(height), "patterns", patterns_view(drawing), "shapes",
                     drawing->shapes, "texts", drawing->texts);
}
