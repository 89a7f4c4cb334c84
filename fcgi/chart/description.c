#include "chart/description.h"

#include "chart/plot.h"

enum { NAMED_MAX = 3, FEW_BARS = 3 };

/* What is being said, and in which language. */
typedef struct {
    const catalog *texts;
    const char *language;
    const json_t *chart;
    const plot *p;
    GString *said;
} speech;

static const char *word(const speech *s, const char *key)
{
    return catalog_get(s->texts, s->language, key);
}

/* Adds a sentence; the reference to its values is taken. */
static void say(const speech *s, const char *key, json_t *values)
{
    g_autofree char *sentence = text_fill(word(s, key), values);
    bool apart = s->said->len > 0 && !g_str_has_suffix(s->said->str, "。");
    g_string_append_printf(s->said, "%s%s", apart ? " " : "", sentence);
    json_decref(values);
}

/* Adds "LABEL VALUE" to a list in words. */
static void list(const speech *s, GString *items, const char *label, const char *value)
{
    json_auto_t *values = json_pack("{s:s, s:s}", "label", label, "value", value);
    g_autofree char *item = text_fill(word(s, "staff_chart_item"), values);
    g_string_append_printf(items, "%s%s", items->len > 0 ? word(s, "staff_chart_and") : "", item);
}

static bool is_more(const plot_value *value, const plot_value *than)
{
    return value->state == VALUE_NUMBER && (than == NULL || value->number > than->number);
}

/* The category with the largest number of a series that is not among those done, or -1. */
static int largest_left(const plot *p, guint series, const bool *done)
{
    int largest = -1;
    for (guint i = 0; i < p->categories->len; i++) {
        const plot_value *than = largest < 0 ? NULL : plot_at(p, series, (guint)largest);
        if (!done[i] && is_more(plot_at(p, series, i), than)) {
            largest = (int)i;
        }
    }
    return largest;
}

static void say_largest(const speech *s)
{
    const plot *p = s->p;
    g_autofree bool *done = g_new0(bool, p->categories->len);
    g_autoptr(GString) items = g_string_new(NULL);
    guint named = 0;
    for (int at = 0; named < NAMED_MAX && (at = largest_left(p, 0, done)) >= 0; named++) {
        list(s, items, p->categories->pdata[at], plot_at(p, 0, (guint)at)->shown);
        done[at] = true;
    }
    if (named > 0) {
        bool rest = named < p->categories->len;
        say(s, rest ? "staff_chart_largest_of" : "staff_chart_largest",
            json_pack("{s:s, s:i}", "list", items->str, "count",
                      (int)(p->categories->len - named)));
    }
}

/* Where a series is at its most and at its least; -1 of one without a number. */
typedef struct {
    int most, least;
} range;

static range range_of(const plot *p, guint series)
{
    range r = {-1, -1};
    for (guint i = 0; i < p->categories->len; i++) {
        const plot_value *value = plot_at(p, series, i);
        if (value->state != VALUE_NUMBER) {
            continue;
        }
        r.most = r.most < 0 || value->number > plot_at(p, series, (guint)r.most)->number ? (int)i
                                                                                         : r.most;
        r.least = r.least < 0 || value->number < plot_at(p, series, (guint)r.least)->number
                      ? (int)i
                      : r.least;
    }
    return r;
}

static void say_ranges(const speech *s, const char *key)
{
    const plot *p = s->p;
    for (guint i = 0; i < p->series->len; i++) {
        const plot_series *series = p->series->pdata[i];
        range r = range_of(p, i);
        if (r.most >= 0) {
            say(s, key,
                json_pack("{s:s, s:s, s:s, s:s, s:s}", "series", series->label, "most",
                          p->categories->pdata[r.most], "value",
                          plot_at(p, i, (guint)r.most)->shown, "least",
                          p->categories->pdata[r.least], "least_value",
                          plot_at(p, i, (guint)r.least)->shown));
        }
    }
}

static void say_line(const speech *s)
{
    say_ranges(s, "staff_chart_range");
}

static void say_parts(const speech *s)
{
    const plot *p = s->p;
    if (p->categories->len > FEW_BARS) {
        say_ranges(s, "staff_chart_most");
        return;
    }
    for (guint i = 0; i < p->categories->len; i++) {
        g_autoptr(GString) items = g_string_new(NULL);
        for (guint j = 0; j < p->series->len; j++) {
            const plot_value *value = plot_at(p, j, i);
            if (value->state == VALUE_MASKED || value->number > 0) {
                list(s, items, value->name, value->shown);
            }
        }
        if (items->len > 0) {
            say(s, "staff_chart_parts",
                json_pack("{s:s, s:s}", "label", p->categories->pdata[i], "list", items->str));
        }
    }
}

static void say_pair(const speech *s)
{
    const plot *p = s->p;
    const plot_value *largest = NULL;
    guint row = 0, column = 0;
    for (guint i = 0; i < p->series->len; i++) {
        for (guint j = 0; j < p->categories->len; j++) {
            const plot_value *value = plot_at(p, i, j);
            if (!plot_is_total(s->chart, i, j) && is_more(value, largest)) {
                largest = value;
                row = i;
                column = j;
            }
        }
    }
    if (largest != NULL) {
        const plot_series *series = p->series->pdata[row];
        say(s, "staff_chart_pair",
            json_pack("{s:s, s:s, s:s}", "row", series->label, "column",
                      p->categories->pdata[column], "value", largest->shown));
    }
}

static void say_figures(const speech *s)
{
    static const struct {
        const char *kind;
        void (*say)(const speech *s);
    } kinds[] = {
        {"bar", say_largest},   {"pie", say_largest}, {"line", say_line},
        {"stacked", say_parts}, {"heat", say_pair},
    };
    const char *kind = json_string_value(json_object_get(s->chart, "kind"));
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (g_str_equal(kinds[i].kind, kind)) {
            kinds[i].say(s);
        }
    }
}

char *chart_description(const catalog *texts, const char *language, const json_t *chart)
{
    g_autoptr(plot) p = plot_read(chart);
    speech s = {texts, language, chart, p, g_string_new(NULL)};
    if (!plot_has_shapes(p)) {
        g_string_append(s.said, p->empty);
        return g_string_free(s.said, FALSE);
    }
    say_figures(&s);
    if (plot_has_masked(p)) {
        say(&s, "staff_chart_masked", json_object());
    }
    return g_string_free(s.said, FALSE);
}
