#include "pages/staff/report_plan.h"

#include <string.h>

static const char *const counts[] = {"T1", "T2", "T3", NULL};
static const char *const scenes[] = {"T5", NULL};
static const char *const factors[] = {"T7", "T6", NULL};
static const char *const people[] = {"T9", NULL};
static const char *const callers[] = {"T4", NULL};
static const char *const work[] = {"T11", "T15", "T16", NULL};
static const char *const hard[] = {"T13", NULL};
static const char *const next[] = {"T14", NULL};

const report_part report_parts[] = {
    {.code = "counts", .title = "staff_report_counts", .usual = counts, .opens = true},
    {.code = "scenes", .title = "staff_report_scenes", .usual = scenes},
    {.code = "factors", .title = "staff_report_factors", .usual = factors},
    {.code = "people", .title = "staff_report_people", .usual = people},
    {.code = "callers", .title = "staff_report_callers", .usual = callers},
    {.code = "work", .title = "staff_report_work", .usual = work},
    {.code = "hard", .title = "staff_report_hard", .usual = hard, .tells_cases = true},
    {.code = "next", .title = "staff_report_next", .usual = next},
    {.code = NULL},
};

/* The usual ones for which the form offers a chart. */
static const char *const charts[] = {"T2", "T4", "T5", "T6", "T7", "T9", "T13", NULL};

static const json_t *answer(const report_part *part, const json_t *answers, const char *name)
{
    g_autofree char *link_id = g_strconcat(part->code, ".", name, NULL);

    return json_object_get(answers, link_id);
}

static void choose(json_t *answers, const report_part *part, const char *name, const char *table)
{
    g_autofree char *link_id = g_strconcat(part->code, ".", name, NULL);
    json_t *chosen = json_object_get(answers, link_id);

    if (chosen == NULL) {
        chosen = json_array();
        json_object_set_new(answers, link_id, chosen);
    }
    json_array_append_new(chosen, json_pack("{s:s}", "code", table));
}

json_t *report_plan_usual(void)
{
    json_t *answers = json_object();

    for (const report_part *part = report_parts; part->code != NULL; part++) {
        for (const char *const *table = part->usual; *table != NULL; table++) {
            choose(answers, part, "tables", *table);
            if (g_strv_contains(charts, *table)) {
                choose(answers, part, "charts", *table);
            }
        }
    }
    return answers;
}

static bool has(const json_t *chosen, const char *table)
{
    size_t i = 0;
    const json_t *choice = NULL;

    json_array_foreach(chosen, i, choice)
    {
        if (g_strcmp0(json_string_value(json_object_get(choice, "code")), table) == 0) {
            return true;
        }
    }
    return false;
}

bool report_plan_has_chart(const report_part *part, const json_t *answers, const char *table)
{
    return has(answer(part, answers, "charts"), table);
}

static void add_tables(GPtrArray *tables, const json_t *chosen)
{
    size_t i = 0;
    const json_t *choice = NULL;

    json_array_foreach(chosen, i, choice)
    {
        const char *code = json_string_value(json_object_get(choice, "code"));
        if (!g_ptr_array_find_with_equal_func(tables, code, g_str_equal, NULL)) {
            g_ptr_array_add(tables, g_strdup(code));
        }
    }
}

GPtrArray *report_plan_tables(const report_part *part, const json_t *answers)
{
    GPtrArray *tables = g_ptr_array_new_with_free_func(g_free);

    add_tables(tables, answer(part, answers, "tables"));
    add_tables(tables, answer(part, answers, "charts"));
    return tables;
}

const char *report_plan_text(const report_part *part, const json_t *answers, const char *name)
{
    return json_string_value(answer(part, answers, name));
}
