#include "statistics/figures_columns.h"

static const char *const kinds[] = {
    [FIGURES_COUNT] = "count", [FIGURES_PEOPLE] = "people", [FIGURES_NUMBER] = "number",
    [FIGURES_RATE] = "rate",   [FIGURES_DAYS] = "days",     [FIGURES_HOURS] = "hours",
    [FIGURES_TEXT] = "text",
};

/* What may be computed of a column that counts; kind and unit are its own where none is named. */
static const struct {
    guint flag;
    const char *suffix, *label, *kind, *unit;
} computed[] = {
    {FIGURES_WITH_SHARE, "share", "staff_figures_share", "share", "staff_figures_percent"},
    {FIGURES_WITH_PREVIOUS, "previous", "staff_figures_previous", NULL, NULL},
    {FIGURES_WITH_DIFFERENCE, "difference", "staff_figures_difference", "difference", NULL},
    {FIGURES_WITH_CHANGE, "change", "staff_figures_change", "change", "staff_figures_percent"},
};

static const char *word(const json_t *words, const char *key)
{
    return json_string_value(json_object_get(words, key));
}

static void set(json_t *column, const char *name, const char *value)
{
    if (value != NULL) {
        json_object_set_new(column, name, json_string(value));
    }
}

/* The label of a computed column names the one that it is of: a file has no other place for it. */
static char *computed_label(const json_t *figures, const char *sentence, const char *label)
{
    const json_t *previous = json_object_get(figures, "previous");
    const json_t *name = json_object_get(previous, "name");
    json_auto_t *places = json_pack("{s:s, s:s}", "label", label, "name",
                                    name != NULL ? json_string_value(name) : "");

    return text_fill(sentence, places);
}

void figures_columns_append(json_t *figures, const figures_column *column, const json_t *words)
{
    json_t *columns = json_object_get(figures, "columns");
    const bool compared = json_is_object(json_object_get(figures, "previous"));
    g_assert(column->kind > FIGURES_PEOPLE || column->of == NULL);
    json_t *own = json_pack("{s:s, s:s, s:s, s:b}", "code", column->code, "label", column->label,
                            "kind", kinds[column->kind], "adds", column->adds);

    set(own, "unit", column->unit);
    set(own, "part_of", column->part_of);
    set(own, "of", column->of);
    json_array_append_new(columns, own);
    for (gsize i = 0; i < G_N_ELEMENTS(computed); i++) {
        const bool wanted = (column->with & computed[i].flag) != 0;
        if (!wanted || (!compared && (computed[i].flag & FIGURES_COMPARED) != 0)) {
            continue;
        }
        const char *kind = computed[i].kind != NULL ? computed[i].kind : kinds[column->kind];
        g_autofree char *code = g_strconcat(column->code, ".", computed[i].suffix, NULL);
        g_autofree char *label =
            computed_label(figures, word(words, computed[i].label), column->label);
        json_t *made =
            json_pack("{s:s, s:s, s:s, s:b, s:s}", "code", code, "label", label, "kind", kind,
                      "adds", column->adds && computed[i].kind == NULL, "of", column->code);
        set(made, "unit", computed[i].unit != NULL ? word(words, computed[i].unit) : column->unit);
        json_array_append_new(columns, made);
    }
}
