#include "store/statistics.h"

#include "store/column.h"

#include <string.h>

enum { PARAMETERS = 6 };

/* Which of the parameters since, until, desks, area, items, people a query takes: these few. */
static const struct {
    const char *query;
    int first, count;
} parameters[] = {
    {"statistics_items", 0, 6},    {"statistics_years", 1, 3},    {"statistics_diseases", 1, 3},
    {"statistics_requests", 0, 3}, {"statistics_sessions", 0, 3}, {"statistics_thoughts", 0, 3},
    {"statistics_waiting", 2, 1},
};
enum { USUAL_COUNT = 4 };

/* An ask as text. */
typedef struct {
    const char *values[PARAMETERS];
    char *desks;
} ask_texts;

static void free_texts(gpointer data)
{
    g_free(((ask_texts *)data)->desks);
    g_free(data);
}

static ask_texts *texts_of(const statistics_ask *ask)
{
    const statistics_range *range = &ask->range;
    ask_texts *texts = g_new0(ask_texts, 1);

    texts->desks = range->desk != NULL ? g_strdup_printf("{\"%s\"}", range->desk) : NULL;
    texts->values[0] = range->since;
    texts->values[1] = range->until;
    texts->values[2] = texts->desks;
    texts->values[3] = range->area;
    texts->values[4] = ask->items;
    texts->values[5] = ask->people;
    return texts;
}

static statement statement_of(const statistics_ask *ask, const ask_texts *texts)
{
    for (gsize i = 0; i < G_N_ELEMENTS(parameters); i++) {
        if (strcmp(parameters[i].query, ask->query) == 0) {
            return (statement){ask->query, texts->values + parameters[i].first,
                               parameters[i].count};
        }
    }
    return (statement){ask->query, texts->values, USUAL_COUNT};
}

static void free_value(gpointer data)
{
    statistics_value *value = data;

    g_free(value->item);
    g_free(value->row);
    g_free(value->column);
    g_free(value->value);
    g_free(value);
}

static GPtrArray *read_values(const PGresult *result)
{
    GPtrArray *values = g_ptr_array_new_with_free_func(free_value);

    for (int i = 0; i < PQntuples(result); i++) {
        statistics_value *value = g_new0(statistics_value, 1);
        value->item = column_copy(result, i, "item");
        value->row = column_copy(result, i, "row_code");
        value->column = column_copy(result, i, "column_code");
        value->value = column_copy(result, i, "value");
        g_ptr_array_add(values, value);
    }
    return values;
}

static void free_values(gpointer data)
{
    g_ptr_array_unref(data);
}

GPtrArray *statistics_read(database *db, const scope *who, const statistics_ask *asks, guint count,
                           const json_t *noted, GError **error)
{
    g_autofree statement *statements = g_new0(statement, count + 1);
    g_autofree PGresult **results = g_new0(PGresult *, count + 1);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(free_texts);
    g_autofree char *detail = noted != NULL ? json_dumps(noted, JSON_COMPACT) : NULL;
    const char *const note[] = {detail};
    GPtrArray *answers = NULL;

    for (guint i = 0; i < count; i++) {
        g_ptr_array_add(texts, texts_of(&asks[i]));
        statements[i] = statement_of(&asks[i], g_ptr_array_index(texts, i));
    }
    statements[count] = (statement){"statistics_note", note, 1};
    if (!database_batch(db, who, statements, (int)count + (noted != NULL ? 1 : 0), results,
                        error)) {
        return NULL;
    }
    answers = g_ptr_array_new_with_free_func(free_values);
    for (guint i = 0; i <= count; i++) {
        if (i < count) {
            g_ptr_array_add(answers, read_values(results[i]));
        }
        PQclear(results[i]);
    }
    return answers;
}
