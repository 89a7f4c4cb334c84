#include "pages/staff/statistics_rows.h"

#include "pages/staff/statistics_lists.h"
#include "store/statistics.h"

#include <string.h>

enum { YEARS = 5, FORMS_MAX = 4 };

static const char log_form[] = "ConsultLog";

struct statistics_rows {
    visit *v;
    const statistics_period *period;
    struct {
        const char *name;
        const questionnaire *q; /* NULL: was never published */
    } forms[FORMS_MAX];
    guint form_count;
};

static bool find_form(statistics_rows *rows, const char *name, GError **error)
{
    g_autoptr(GError) fault = NULL;

    for (guint i = 0; i < rows->form_count; i++) {
        if (strcmp(rows->forms[i].name, name) == 0) {
            return true;
        }
    }
    g_assert(rows->form_count < FORMS_MAX);
    rows->forms[rows->form_count].name = name;
    rows->forms[rows->form_count].q = statistics_form(rows->v, name, &fault);
    rows->form_count++;
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    return true;
}

static bool find_forms(statistics_rows *rows, const statistics_spec *spec, GError **error)
{
    if (spec->rows == LIST_THOUGHTS) {
        return find_form(rows, "AcpPre", error) && find_form(rows, "AcpPost", error);
    }
    return find_form(rows, spec->form != NULL ? spec->form : log_form, error);
}

statistics_rows *statistics_rows_open(visit *v, const statistics_period *period,
                                      const statistics_spec *const *specs, guint count,
                                      GError **error)
{
    g_autoptr(statistics_rows) rows = g_new0(statistics_rows, 1);

    rows->v = v;
    rows->period = period;
    for (guint i = 0; i < count; i++) {
        if (!find_forms(rows, specs[i], error)) {
            return NULL;
        }
    }
    return g_steal_pointer(&rows);
}

void statistics_rows_free(statistics_rows *rows)
{
    g_free(rows);
}

static json_t *options(const statistics_rows *rows, const char *form, const char *link_id)
{
    const questionnaire *q = NULL;

    for (guint i = 0; i < rows->form_count; i++) {
        if (strcmp(rows->forms[i].name, form) == 0) {
            q = rows->forms[i].q;
        }
    }
    return statistics_options(rows->v, q, link_id);
}

/* The answers before and after a programme are different ones, but for none at all. */
static json_t *thoughts(const statistics_rows *rows)
{
    json_auto_t *after = options(rows, "AcpPost", "thought");
    json_t *list = options(rows, "AcpPre", "thought");

    json_array_extend(list, after);
    json_array_append_new(list, json_pack("{s:s, s:s}", "code", "no_answer", "label",
                                          catalog_get(rows->v->site->texts, rows->v->language,
                                                      "staff_stat_no_answer")));
    return list;
}

/* --- rankings --- */

typedef struct {
    json_t *entry;
    double count;
    size_t place; /* in the list: of equal counts the order stays */
} ranked;

static int by_count(const void *left, const void *right)
{
    const ranked *one = left;
    const ranked *other = right;

    if (one->count != other->count) {
        return one->count > other->count ? -1 : 1;
    }
    return one->place < other->place ? -1 : 1;
}

/* What was counted of each code, by row or by column: {"dementia": 42}. */
static json_t *counts_of(const statistics_spec *spec, const GPtrArray *values, bool of_columns)
{
    json_t *counts = json_object();

    for (guint i = 0; i < values->len; i++) {
        const statistics_value *value = g_ptr_array_index(values, i);
        const char *code = of_columns ? value->column : value->row;
        const bool main =
            g_str_equal(value->column, spec->cross == LIST_NONE ? "contacts" : "total");
        if (spec->item != NULL && !g_str_equal(value->item, spec->item)) {
            continue;
        }
        if (of_columns ? !g_str_equal(value->column, "total") : main) {
            const double before = json_number_value(json_object_get(counts, code));
            json_object_set_new(counts, code,
                                json_real(before + g_ascii_strtod(value->value, NULL)));
        }
    }
    return counts;
}

/* The list by its counts; with `only`, without what was not counted. */
static json_t *rank(const json_t *list, const json_t *counts, bool only)
{
    g_autofree ranked *entries = g_new0(ranked, json_array_size(list));
    json_t *result = json_array();
    size_t count = 0;
    size_t i = 0;
    json_t *entry = NULL;

    json_array_foreach(list, i, entry)
    {
        const json_t *counted =
            json_object_get(counts, json_string_value(json_object_get(entry, "code")));
        if (counted != NULL || !only) {
            entries[count++] = (ranked){entry, json_number_value(counted), i};
        }
    }
    qsort(entries, count, sizeof *entries, by_count);
    for (i = 0; i < count; i++) {
        json_array_append(result, entries[i].entry);
    }
    return result;
}

/* The rest and none stand last, however many they are. */
static void add_ends(const statistics_rows *rows, json_t *list, const json_t *counts)
{
    static const char *const ends[][2] = {{"rest", "staff_stat_rest"}, {"none", "staff_stat_none"}};

    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        if (json_object_get(counts, ends[i][0]) != NULL) {
            const char *label = catalog_get(rows->v->site->texts, rows->v->language, ends[i][1]);
            json_array_append_new(list,
                                  json_pack("{s:s, s:s}", "code", ends[i][0], "label", label));
        }
    }
}

static json_t *ranking(const statistics_rows *rows, const json_t *list, const json_t *counts,
                       bool only)
{
    json_t *result = rank(list, counts, only);

    if (only) {
        add_ends(rows, result, counts);
    }
    return result;
}

/* --- lists --- */

static json_t *plain_list(const statistics_rows *rows, const statistics_spec *spec,
                          statistics_list list, const char *link_id)
{
    switch (list) {
    case LIST_DESKS:
        return statistics_desk_list(rows->v, rows->period->desk);
    case LIST_AREAS:
        return statistics_area_list(rows->v, rows->period->area);
    case LIST_MONTHS:
        return statistics_month_list(rows->v, rows->period);
    case LIST_YEARS:
        return statistics_year_list(rows->v, rows->period, YEARS);
    case LIST_HOURS:
        return statistics_hour_list(rows->v);
    case LIST_THOUGHTS:
        return thoughts(rows);
    case LIST_NONE:
        return json_array();
    case LIST_OPTIONS:
    case LIST_RANKED:
    case LIST_TOP:
        break;
    }
    return options(rows, spec->form != NULL ? spec->form : log_form, link_id);
}

json_t *statistics_rows_of(const statistics_rows *rows, const statistics_spec *spec,
                           const GPtrArray *values)
{
    const char *link_id = spec->link_id != NULL ? spec->link_id : spec->item;
    json_auto_t *list = plain_list(rows, spec, spec->rows, link_id);
    json_auto_t *counts = NULL;

    if (spec->rows != LIST_RANKED && spec->rows != LIST_TOP) {
        return g_steal_pointer(&list);
    }
    counts = counts_of(spec, values, false);
    return ranking(rows, list, counts, spec->rows == LIST_TOP);
}

json_t *statistics_columns_of(const statistics_rows *rows, const statistics_spec *spec,
                              const GPtrArray *values)
{
    json_auto_t *list = plain_list(rows, spec, spec->cross, spec->columns_link_id);
    json_auto_t *counts = NULL;

    if (spec->cross != LIST_TOP) {
        return g_steal_pointer(&list);
    }
    counts = counts_of(spec, values, true);
    return ranking(rows, list, counts, true);
}
