#include "pages/staff/report_figures.h"

#include "pages/staff/report_paper.h"
#include "pages/staff/statistics_chart.h"
#include "pages/staff/statistics_tables.h"
#include "statistics/figures.h"
#include "statistics/figures_view.h"
#include "statistics/sentence.h"
#include "statistics/suppress.h"

#include <string.h>

/* A table with more rows is printed without those of nothing. */
enum { LONG_LIST = 14 };

/* The period alone: not printed, the first sentence is made of it. */
static const char total_table[] = "T1-total";

static const char *choice(const json_t *answers, const char *link_id)
{
    return json_string_value(json_object_get(json_object_get(answers, link_id), "code"));
}

/* NULL-terminated, for statistics_figures(). */
static GPtrArray *numbers_of(const json_t *answers)
{
    GPtrArray *numbers = g_ptr_array_new_with_free_func(g_free);

    g_ptr_array_add(numbers, g_strdup(total_table));
    for (const report_part *part = report_parts; part->code != NULL; part++) {
        GPtrArray *tables = report_plan_tables(part, answers);
        g_ptr_array_extend_and_steal(numbers, tables);
    }
    g_ptr_array_add(numbers, NULL);
    return numbers;
}

/* As they are now. */
static json_t *count_now(visit *v, const json_t *report, GError **error)
{
    const json_t *answers = json_object_get(report, "answers");
    const char *audience = json_string_value(json_object_get(report, "audience"));
    g_autoptr(GPtrArray) numbers = numbers_of(answers);
    g_auto(statistics_period) period = {0};

    statistics_period_of_year(v, (int)json_integer_value(json_object_get(report, "fiscal_year")),
                              &period);
    period.people = strcmp(choice(answers, "headline"), "people") == 0;
    period.threshold = strcmp(audience, "council") == 0 ? SUPPRESS_BELOW : 0;
    return statistics_figures(v, (const char *const *)numbers->pdata, &period, NULL, error);
}

json_t *report_figures(visit *v, const json_t *report, GError **error)
{
    json_t *kept = json_object_get(report, "figures");
    const char *language = v->language;
    json_t *figures = NULL;

    if (json_is_array(kept)) {
        return json_incref(kept);
    }
    v->language = REPORT_LANGUAGE;
    figures = count_now(v, report, error);
    v->language = language;
    return figures;
}

static const char *number_of(const json_t *table)
{
    return json_string_value(json_object_get(table, "number"));
}

char *report_figures_sentence(const visit *v, const json_t *figures, const char *counts)
{
    const bool people = g_strcmp0(counts, "people") == 0;
    size_t i = 0;
    json_t *table = NULL;

    json_array_foreach(figures, i, table)
    {
        if (strcmp(number_of(table), total_table) == 0) {
            const json_t *period = json_object_get(table, "period");
            g_autofree char *count =
                sentence_of_total(v->site->texts, REPORT_LANGUAGE, table, counts);
            json_auto_t *places =
                json_pack("{s:O, s:s*}", "year", json_object_get(period, "label"), "count", count);
            return text_fill(
                catalog_get(v->site->texts, REPORT_LANGUAGE,
                            people ? "staff_report_sentence_people" : "staff_report_sentence"),
                places);
        }
    }
    return NULL;
}

/* Whether it is the table of that code or, T4-1 of T4, one of its tables. */
static bool is_of(const json_t *table, const char *code)
{
    const char *number = number_of(table);
    const gsize length = strlen(code);

    return strncmp(number, code, length) == 0 &&
           (number[length] == '\0' || number[length] == '-') && strcmp(number, total_table) != 0;
}

/* Nothing was counted in it, in this period or the one before. */
static bool is_empty_row(const json_t *table, guint row)
{
    for (guint column = 0; column < figures_column_count(table); column++) {
        const json_t *cell = figures_cell(table, row, column);
        if (figures_counts(figures_column_json(table, column)) &&
            !(json_is_integer(cell) && json_integer_value(cell) == 0)) {
            return false;
        }
    }
    return true;
}

/* A table for print, and whether rows were left out of it: a long list has many that say nothing.
 */
static json_t *shortened(const json_t *table, bool *left_out)
{
    json_t *copy = json_deep_copy(table);
    json_t *rows = json_object_get(copy, "rows");
    const guint count = figures_row_count(table);

    *left_out = false;
    for (guint row = count; count > LONG_LIST && row-- > 0;) {
        const json_t *kind = json_object_get(json_array_get(rows, row), "kind");
        if (strcmp(json_string_value(kind), "row") == 0 && is_empty_row(table, row)) {
            json_array_remove(rows, row);
            *left_out = true;
        }
    }
    return copy;
}

/* For templates/staff/report_paper: the table, and its chart where that was chosen. */
static json_t *table_view(const visit *v, const json_t *table, bool has_chart)
{
    visit reader = *v;
    bool left_out = false;
    json_auto_t *printed = shortened(table, &left_out);
    json_t *view = figures_view(v->site->texts, REPORT_LANGUAGE, printed);

    if (left_out) {
        json_array_append_new(json_object_get(view, "beneath"),
                              json_string(catalog_get(v->site->texts, REPORT_LANGUAGE,
                                                      "staff_report_rows_left_out")));
    }
    reader.language = REPORT_LANGUAGE;
    return json_pack("{s:o, s:o}", "chart",
                     has_chart ? statistics_chart(&reader, table) : json_null(), "figures", view);
}

json_t *report_figures_views(const visit *v, const report_part *part, const json_t *answers,
                             const json_t *figures)
{
    g_autoptr(GPtrArray) chosen = report_plan_tables(part, answers);
    json_t *views = json_array();

    for (guint i = 0; i < chosen->len; i++) {
        size_t k = 0;
        json_t *table = NULL;
        const char *code = g_ptr_array_index(chosen, i);
        const bool has_chart = report_plan_has_chart(part, answers, code);
        json_array_foreach(figures, k, table)
        {
            if (is_of(table, code)) {
                json_array_append_new(views, table_view(v, table, has_chart));
            }
        }
    }
    return views;
}
