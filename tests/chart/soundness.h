#ifndef TESTS_CHART_SOUNDNESS_H
#define TESTS_CHART_SOUNDNESS_H

/*
 * What holds for each drawing, whatever was drawn: for the unit tests and the fuzzer.
 */

#include "chart/chart.h"
#include "chart/words.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

typedef struct {
    double left, right, top, bottom;
} extent;

static inline double coordinate(const json_t *holder, const char *key)
{
    return g_ascii_strtod(json_string_value(json_object_get(holder, key)), NULL);
}

static inline extent extent_of_text(const json_t *text)
{
    const char *anchor = json_string_value(json_object_get(text, "anchor"));
    double width = coordinate(text, "width"), x = coordinate(text, "x");
    double y = coordinate(text, "y") - WORDS_ABOVE;
    double left = g_str_equal(anchor, "start") ? x
                  : g_str_equal(anchor, "end") ? x - width
                                               : x - width / 2;
    return (extent){left, left + width, y, y + WORDS_LINE};
}

/* Coordinates are rounded to a tenth. */
static inline bool overlap(extent a, extent b)
{
    const double rounding = 0.21;
    return a.left + rounding < b.right && b.left + rounding < a.right &&
           a.top + rounding < b.bottom && b.top + rounding < a.bottom;
}

static inline bool is_within(extent a, double width, double height)
{
    const double rounding = 0.21;
    return a.left >= -rounding && a.top >= -rounding && a.right <= width + rounding &&
           a.bottom <= height + rounding;
}

/* A piece of an absolute path of M, L and z lies within the picture; others are left to the eye. */
static inline bool is_path_within(const char *path, double height)
{
    if (strcspn(path, "aAmhvl") != strlen(path)) {
        return true;
    }
    while (*path != '\0' && *path != 'z') {
        char *end = NULL;
        double x = g_ascii_strtod(path + 1, &end);
        double y = g_ascii_strtod(end + 1, &end);
        if (!(x >= 0 && x <= CHART_WIDTH && y >= 0 && y <= height)) {
            return false;
        }
        path = end;
    }
    return true;
}

/* The first text that leaves the picture or lies on another one, or NULL. */
static inline const char *unsound_text(const json_t *texts, double height)
{
    gsize count = json_array_size(texts);
    g_autofree extent *extents = g_new0(extent, count);
    for (gsize i = 0; i < count; i++) {
        const json_t *text = json_array_get(texts, i);
        extents[i] = extent_of_text(text);
        bool wrong = !is_within(extents[i], CHART_WIDTH, height);
        for (gsize j = 0; j < i && !wrong; j++) {
            wrong = overlap(extents[i], extents[j]);
        }
        if (wrong) {
            return json_string_value(json_object_get(text, "text"));
        }
    }
    return NULL;
}

/* The first path that leaves the picture or is no path, or NULL. */
static inline const char *unsound_path(const json_t *shapes, double height)
{
    for (gsize i = 0; i < json_array_size(shapes); i++) {
        const char *path = json_string_value(json_object_get(json_array_get(shapes, i), "path"));
        if (strstr(path, "nan") != NULL || strstr(path, "inf") != NULL ||
            !is_path_within(path, height)) {
            return path;
        }
    }
    return NULL;
}

/* NULL, or what is wrong with the drawing: a text or a path, which the view owns. */
static inline const char *unsound(const json_t *view)
{
    double height = (double)json_integer_value(json_object_get(view, "height"));
    const char *text = unsound_text(json_object_get(view, "texts"), height);
    return text != NULL ? text : unsound_path(json_object_get(view, "shapes"), height);
}

#endif
