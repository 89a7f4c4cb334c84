#include "store/municipality.h"

#include "base/fault.h"
#include "store/column.h"

#include <string.h>

void municipality_free(municipality *m)
{
    if (m == NULL) {
        return;
    }
    g_free(m->code);
    g_free(m->name);
    json_decref(m->places);
    json_decref(m->value_sets);
    json_decref(m->desks);
    json_decref(m->languages);
    json_decref(m->notices);
    json_decref(m->maintenance);
    g_free(m);
}

/* Only of the columns that are never NULL. */
static bool read_json(const PGresult *result, const char *column, json_t **into, GError **error)
{
    *into = column_json(result, 0, column, error);
    return *into != NULL;
}

static municipality *read_municipality(const PGresult *result, GError **error)
{
    g_autoptr(municipality) m = g_new0(municipality, 1);

    m->code = column_copy(result, 0, "code");
    m->name = column_copy(result, 0, "name");
    m->version = column_integer(result, 0, "version");
    if (!read_json(result, "places", &m->places, error) ||
        !read_json(result, "desks", &m->desks, error) ||
        !read_json(result, "value_sets", &m->value_sets, error) ||
        !read_json(result, "languages", &m->languages, error) ||
        !read_json(result, "notices", &m->notices, error)) {
        return NULL;
    }
    if (column_text(result, 0, "maintenance") != NULL &&
        !read_json(result, "maintenance", &m->maintenance, error)) {
        return NULL;
    }
    return g_steal_pointer(&m);
}

municipality *municipality_load(database *db, const scope *who, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "municipality_load", NULL, 0, error);

    if (result == NULL) {
        return NULL;
    }
    if (PQntuples(result) == 0) {
        fault_set(error, FAULT_CONFIGURATION,
                  "Correct MADOGUCHI_MUNICIPALITY, or set it up: madoguchi municipality load FILE",
                  "the municipality %s is not in the database", who->municipality);
        return NULL;
    }
    return read_municipality(result, error);
}

bool municipality_version(database *db, const scope *who, gint64 *version, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "municipality_version", NULL, 0, error);

    if (result == NULL) {
        return false;
    }
    *version = PQntuples(result) == 1 ? column_integer(result, 0, "version") : -1;
    return true;
}

bool municipality_add(database *db, const scope *who, const json_t *file, bool *added,
                      GError **error)
{
    g_autofree char *text = json_dumps(file, JSON_COMPACT);
    const char *const values[] = {text};
    gint64 version = 0;
    g_autoptr(PGresult) result = NULL;

    *added = false;
    if (!municipality_version(db, who, &version, error)) {
        return false;
    }
    if (version >= 0) {
        return true;
    }
    result = database_run(db, who, "municipality_add", values, G_N_ELEMENTS(values), error);
    *added = result != NULL;
    return *added;
}

bool municipality_in_maintenance(const municipality *m, gint64 now)
{
    const gint64 ends = json_integer_value(json_object_get(m->maintenance, "ends_at"));
    const bool by_itself = json_is_true(json_object_get(m->maintenance, "ends_by_itself"));

    return m->maintenance != NULL &&
           json_integer_value(json_object_get(m->maintenance, "starts_at")) <= now &&
           (!by_itself || now < ends);
}

json_t *municipality_desk(const municipality *m, const char *desk_code)
{
    size_t i;
    json_t *desk;

    json_array_foreach(m->desks, i, desk)
    {
        if (strcmp(json_string_value(json_object_get(desk, "code")), desk_code) == 0) {
            return desk;
        }
    }
    return NULL;
}

json_t *municipality_places(const municipality *m, const char *language)
{
    json_t *places = json_object_get(m->places, language);

    return places != NULL ? places : json_object_get(m->places, "ja");
}
