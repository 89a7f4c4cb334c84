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
    g_free(m);
}

static municipality *read_municipality(const PGresult *result, GError **error)
{
    g_autoptr(municipality) m = g_new0(municipality, 1);

    m->code = column_copy(result, 0, "code");
    m->name = column_copy(result, 0, "name");
    if ((m->places = column_json(result, 0, "places", error)) == NULL ||
        (m->desks = column_json(result, 0, "desks", error)) == NULL ||
        (m->value_sets = column_json(result, 0, "value_sets", error)) == NULL) {
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
                  "Correct MADOGUCHI_MUNICIPALITY, or load the demo with: madoguchi demo",
                  "the municipality %s is not in the database", who->municipality);
        return NULL;
    }
    return read_municipality(result, error);
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
