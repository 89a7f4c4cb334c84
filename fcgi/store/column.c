#include "store/column.h"

#include "base/fault.h"

static int column_number(const PGresult *result, const char *name)
{
    int column = PQfnumber(result, name);

    g_assert(column >= 0);
    return column;
}

const char *column_text(const PGresult *result, int row, const char *name)
{
    int column = column_number(result, name);

    return PQgetisnull(result, row, column) ? NULL : PQgetvalue(result, row, column);
}

char *column_copy(const PGresult *result, int row, const char *name)
{
    return g_strdup(column_text(result, row, name));
}

gint64 column_integer(const PGresult *result, int row, const char *name)
{
    const char *text = column_text(result, row, name);

    g_assert(text != NULL);
    return g_ascii_strtoll(text, NULL, 10);
}

bool column_boolean(const PGresult *result, int row, const char *name)
{
    const char *text = column_text(result, row, name);

    g_assert(text != NULL);
    return *text == 't';
}

guint column_word(const PGresult *result, int row, const char *name, const char *const *words,
                  guint count)
{
    const char *text = column_text(result, row, name);
    guint word = 0;

    while (g_strcmp0(words[word], text) != 0) {
        word++;
        g_assert(word < count);
    }
    return word;
}

json_t *column_json(const PGresult *result, int row, const char *name, GError **error)
{
    const char *text = column_text(result, row, name);
    json_t *value = text != NULL ? json_loads(text, JSON_DECODE_ANY, NULL) : NULL;

    if (text != NULL && value == NULL) {
        fault_set(error, FAULT_DATA, NULL, "the column \"%s\" holds JSON that cannot be read",
                  name);
    }
    return value;
}
