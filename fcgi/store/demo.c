#include "store/demo.h"

#include "base/secret.h"
#include "store/column.h"

bool demo_look(database *db, const scope *who, demo_presence *presence, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "demo_state", NULL, 0, error);

    if (result == NULL) {
        return false;
    }
    presence->others = column_boolean(result, 0, "others");
    presence->present = column_boolean(result, 0, "present");
    presence->requests = column_boolean(result, 0, "requests");
    return true;
}

bool demo_add_municipality(database *db, const scope *who, const json_t *file, GError **error)
{
    const char *password = json_string_value(json_object_get(file, "password"));
    g_autofree char *hash = secret_password_hash(password, error);
    g_autofree char *text = json_dumps(file, JSON_COMPACT);
    const char *const values[] = {text, hash};
    const statement all[] = {
        {"municipality_add", values, 1}, {"demo_accounts", values, 2}, {"demo_areas", values, 1}};
    PGresult *results[G_N_ELEMENTS(all)] = {NULL};

    if (hash == NULL || !database_batch(db, who, all, G_N_ELEMENTS(all), results, error)) {
        return false;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
        PQclear(results[i]);
    }
    return true;
}

bool demo_add_requests(database *db, const scope *who, const json_t *requests, GError **error)
{
    g_autofree char *text = json_dumps(requests, JSON_COMPACT);
    const char *const values[] = {text};
    g_autoptr(PGresult) result =
        database_run(db, who, "demo_requests", values, G_N_ELEMENTS(values), error);

    return result != NULL;
}

bool demo_add_log(database *db, const scope *who, const demo_log *log, GError **error)
{
    g_autofree char *people = json_dumps(log->people, JSON_COMPACT);
    g_autofree char *cases = json_dumps(log->cases, JSON_COMPACT);
    g_autofree char *contacts = json_dumps(log->contacts, JSON_COMPACT);
    const char *const values[] = {people, cases, contacts};
    const statement all[] = {{"demo_people", &values[0], 1},   {"demo_cases", &values[1], 1},
                             {"demo_contacts", &values[2], 1}, {"demo_case_ends", NULL, 0},
                             {"demo_analyze", NULL, 0},        {"demo_facts", NULL, 0}};
    PGresult *results[G_N_ELEMENTS(all)] = {NULL};

    if (!database_batch(db, who, all, G_N_ELEMENTS(all), results, error)) {
        return false;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
        PQclear(results[i]);
    }
    return true;
}
