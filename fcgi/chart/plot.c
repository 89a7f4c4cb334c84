#include "chart/plot.h"

#include "chart/chart.h"
#include "chart/words.h"

#include <math.h>

#define LARGEST 1e12
#define SMALLEST 0.05 /* what is less is printed as 0, and drawn as it */

static char *text_of(const json_t *holder, const char *key)
{
    const char *text = json_string_value(json_object_get(holder, key));
    return words_clean(text == NULL ? "" : text);
}

/* A title or a sentence, which is heard and not drawn, keeps its length. */
static char *said(const json_t *holder, const char *key)
{
    const char *text = json_string_value(json_object_get(holder, key));
    return g_strdup(text == NULL ? "" : text);
}

/* "件", or " contacts": the space in front of a unit is its own. */
static char *unit_of(const json_t *chart)
{
    const char *given = json_string_value(json_object_get(chart, "unit"));
    g_autofree char *clean = words_clean(given == NULL ? "" : given);
    return g_strconcat(given != NULL && *given == ' ' ? " " : "", clean, NULL);
}

char *plot_number(double number)
{
    double tenths = round(number * 10);
    g_autofree char *whole = g_strdup_printf("%.0f", floor(tenths / 10));
    GString *text = g_string_new(whole);
    for (gssize at = (gssize)text->len - 3; at > 0; at -= 3) {
        g_string_insert_c(text, at, ',');
    }
    int digit = (int)fmod(tenths, 10);
    if (digit != 0) {
        g_string_append_printf(text, ".%d", digit);
    }
    return g_string_free(text, FALSE);
}

static void judge(plot_value *value, const json_t *given)
{
    double number = json_number_value(given);
    if (json_is_string(given)) {
        value->state = VALUE_MASKED;
    } else if (json_is_number(given) && number >= 0 && number <= LARGEST) {
        value->state = VALUE_NUMBER;
        value->number = number < SMALLEST ? 0 : number;
    }
}

static char *what_is_shown(const plot_value *value, const json_t *shown, const char *unit)
{
    if (value->state == VALUE_NONE) {
        return NULL;
    }
    if (json_is_string(shown)) {
        return words_clean(json_string_value(shown));
    }
    if (value->state == VALUE_MASKED) {
        return g_strdup("x");
    }
    g_autofree char *number = plot_number(value->number);
    return g_strconcat(number, unit, NULL);
}

static void clear_value(void *item)
{
    plot_value *value = item;
    g_free(value->shown);
    g_free(value->name);
}

static void free_series(void *item)
{
    plot_series *series = item;
    g_free(series->label);
    g_array_unref(series->values);
    g_free(series);
}

static void read_value(const plot *p, plot_series *series, const json_t *given, gsize i)
{
    plot_value value = {0};
    const json_t *name = json_array_get(json_object_get(given, "names"), i);
    judge(&value, json_array_get(json_object_get(given, "values"), i));
    value.shown =
        what_is_shown(&value, json_array_get(json_object_get(given, "shown"), i), p->unit);
    value.name = words_clean(json_is_string(name) ? json_string_value(name) : series->label);
    g_array_append_val(series->values, value);
}

static void read_series(plot *p, const json_t *given)
{
    plot_series *series = g_new0(plot_series, 1);
    series->label = text_of(given, "label");
    series->values = g_array_new(FALSE, TRUE, sizeof(plot_value));
    g_array_set_clear_func(series->values, clear_value);
    for (guint i = 0; i < p->categories->len; i++) {
        read_value(p, series, given, i);
    }
    g_ptr_array_add(p->series, series);
}

static GPtrArray *labels_of(const json_t *list, gsize most)
{
    GPtrArray *labels = g_ptr_array_new_with_free_func(g_free);
    for (gsize i = 0; i < MIN(json_array_size(list), most); i++) {
        const char *label = json_string_value(json_array_get(list, i));
        g_ptr_array_add(labels, words_clean(label == NULL ? "" : label));
    }
    return labels;
}

plot *plot_read(const json_t *chart)
{
    plot *p = g_new0(plot, 1);
    const json_t *totals = json_object_get(chart, "totals");
    const json_t *series = json_object_get(chart, "series");
    p->title = said(chart, "title");
    p->description = said(chart, "description");
    p->empty = text_of(chart, "empty");
    p->unit = unit_of(chart);
    p->categories = labels_of(json_object_get(chart, "categories"), CHART_CATEGORIES_MAX);
    p->totals = json_is_array(totals) ? labels_of(totals, p->categories->len) : NULL;
    p->series = g_ptr_array_new_with_free_func(free_series);
    for (gsize i = 0; i < MIN(json_array_size(series), CHART_SERIES_MAX); i++) {
        read_series(p, json_array_get(series, i));
    }
    return p;
}

void plot_free(plot *p)
{
    g_free(p->title);
    g_free(p->description);
    g_free(p->empty);
    g_free(p->unit);
    g_ptr_array_unref(p->categories);
    g_clear_pointer(&p->totals, g_ptr_array_unref);
    g_ptr_array_unref(p->series);
    g_free(p);
}

const plot_value *plot_at(const plot *p, gsize series, gsize category)
{
    const plot_series *line = p->series->pdata[series];
    return &g_array_index(line->values, plot_value, category);
}

double plot_largest(const plot *p)
{
    double largest = 0;
    for (guint i = 0; i < p->series->len; i++) {
        for (guint j = 0; j < p->categories->len; j++) {
            largest = MAX(largest, plot_at(p, i, j)->number);
        }
    }
    return largest;
}

bool plot_has_shapes(const plot *p)
{
    for (guint i = 0; i < p->series->len; i++) {
        for (guint j = 0; j < p->categories->len; j++) {
            const plot_value *value = plot_at(p, i, j);
            if (value->state == VALUE_MASKED || value->number > 0) {
                return true;
            }
        }
    }
    return false;
}

bool plot_has_masked(const plot *p)
{
    for (guint i = 0; i < p->series->len; i++) {
        for (guint j = 0; j < p->categories->len; j++) {
            if (plot_at(p, i, j)->state == VALUE_MASKED) {
                return true;
            }
        }
    }
    return false;
}

bool plot_is_total(const json_t *chart, guint series, guint category)
{
    const json_t *row = json_array_get(json_object_get(chart, "series"), series);
    return json_is_true(json_object_get(row, "plain")) ||
           json_is_true(json_array_get(json_object_get(chart, "plain"), category));
}
