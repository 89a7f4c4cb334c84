#include "statistics/figures_notes.h"

#include "base/moment.h"
#include "statistics/figures.h"

#include <string.h>

/* Whether there are shares of a column whose rows add up, or of one whose rows do not. */
static bool has_share(const json_t *figures, bool adds)
{
    for (guint x = 0; x < figures_column_count(figures); x++) {
        const json_t *column = figures_column_json(figures, x);
        if (strcmp(json_string_value(json_object_get(column, "kind")), "share") == 0) {
            const char *of = json_string_value(json_object_get(column, "of"));
            const json_t *whole =
                figures_column_json(figures, (guint)figures_column_at(figures, of));
            if (json_is_true(json_object_get(whole, "adds")) == adds) {
                return true;
            }
        }
    }
    return false;
}

typedef bool (*cell_test)(const json_t *cell);

static bool is_gap(const json_t *cell)
{
    return json_is_null(cell);
}

static bool has_cell(const json_t *figures, cell_test is)
{
    for (guint y = 0; y < figures_row_count(figures); y++) {
        for (guint x = 0; x < figures_column_count(figures); x++) {
            if (is(figures_cell(figures, y, x))) {
                return true;
            }
        }
    }
    return false;
}

static void say(json_t *notes, const char *sentence)
{
    json_array_append_new(notes, json_string(sentence));
}

static void say_masked(json_t *notes, const char *sentence, const json_t *threshold)
{
    json_auto_t *places = json_pack("{s:O}", "threshold", threshold);
    g_autofree char *filled = text_fill(sentence, places);

    say(notes, filled);
}

json_t *figures_notes(const catalog *texts, const char *language, const json_t *figures,
                      figures_medium medium)
{
    json_t *notes = json_deep_copy(json_object_get(figures, "definition"));
    const json_t *threshold = json_object_get(figures, "threshold");
    const bool multiple = json_is_true(json_object_get(figures, "multiple"));

    if (multiple && has_share(figures, false)) {
        say(notes, catalog_get(texts, language, "staff_figures_multiple"));
    }
    if (has_share(figures, true)) {
        say(notes, catalog_get(texts, language, "staff_figures_rounded"));
    }
    if (has_cell(figures, figures_is_masked)) {
        say_masked(notes, catalog_get(texts, language, "staff_figures_masked"), threshold);
    }
    if (has_cell(figures, is_gap)) {
        say(notes, catalog_get(texts, language,
                               medium == FIGURES_ON_PAGE ? "staff_figures_none"
                                                         : "staff_figures_none_csv"));
    }
    if (json_is_string(json_object_get(figures, "note"))) {
        json_array_append(notes, json_object_get(figures, "note"));
    }
    return notes;
}

char *figures_as_of(const catalog *texts, const char *language, const json_t *figures)
{
    const char *iso = json_string_value(json_object_get(figures, "as_of"));
    moment at = {0};
    const bool known = moment_parse(iso, &at);

    at.time.second = 0; /* a reader looks for the minute */
    g_autofree char *display = known ? moment_display(at, language) : g_strdup(iso);
    json_auto_t *places = json_pack("{s:s}", "at", display);

    return text_fill(catalog_get(texts, language, "staff_figures_as_of"), places);
}
