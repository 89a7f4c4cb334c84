#include "statistics/sentence.h"

#include "statistics/figures.h"
#include "statistics/number_text.h"

#include <string.h>

/* What the sentence may say of the column, each a cell of the total row or NULL. */
typedef struct {
    const json_t *count, *previous, *difference, *change;
} told;

static const json_t *computed(const json_t *figures, const char *column, const char *suffix)
{
    g_autofree char *code = g_strconcat(column, ".", suffix, NULL);

    return figures_value(figures, FIGURES_TOTAL, code);
}

static told look_up(const json_t *figures, const char *column)
{
    return (told){figures_value(figures, FIGURES_TOTAL, column),
                  computed(figures, column, "previous"), computed(figures, column, "difference"),
                  computed(figures, column, "change")};
}

/* A masked previous count is not named, and then neither is what became of it. */
static const char *sentence_key(const told *cells)
{
    if (!json_is_integer(cells->difference) || !json_is_integer(cells->previous)) {
        return "staff_figures_sentence_alone";
    }
    if (json_integer_value(cells->difference) == 0) {
        return "staff_figures_sentence_equal";
    }
    return json_is_number(cells->change) ? "staff_figures_sentence"
                                         : "staff_figures_sentence_first";
}

static const char *unit_key(const json_t *figures, const char *column)
{
    const guint at = (guint)figures_column_at(figures, column);
    const json_t *kind = json_object_get(figures_column_json(figures, at), "kind");
    const bool people = strcmp(json_string_value(kind), "people") == 0;

    return people ? "people" : json_string_value(json_object_get(figures, "counts"));
}

char *sentence_of_total(const catalog *texts, const char *language, const json_t *figures,
                        const char *column)
{
    const told cells = look_up(figures, column);

    if (cells.count == NULL) {
        return NULL;
    }
    g_autofree char *unit = g_strconcat("staff_figures_unit_", unit_key(figures, column), NULL);
    g_autofree char *count = number_text(cells.count, "count");
    g_autofree char *difference = number_text(cells.difference, "difference");
    g_autofree char *change = number_text(cells.change, "change");
    const json_t *name = json_object_get(json_object_get(figures, "previous"), "name");
    json_auto_t *places =
        json_pack("{s:s, s:s, s:s, s:s, s:s}", "count", count, "difference", difference, "change",
                  change, "name", name != NULL ? json_string_value(name) : "", "unit",
                  catalog_get(texts, language, unit));

    return text_fill(catalog_get(texts, language, sentence_key(&cells)), places);
}
