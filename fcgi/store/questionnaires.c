#include "store/questionnaires.h"

#include "base/fault.h"
#include "form/definition/questionnaire_load.h"
#include "store/column.h"

#include <string.h>

struct questionnaires {
    GHashTable *compiled; /* "url|version" to questionnaire *, both owned */
    GHashTable *active;   /* url to version, both owned */
};

static void free_compiled(gpointer compiled)
{
    questionnaire_free(compiled);
}

questionnaires *questionnaires_new(void)
{
    questionnaires *cache = g_new0(questionnaires, 1);

    cache->compiled = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_compiled);
    cache->active = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return cache;
}

void questionnaires_free(questionnaires *cache)
{
    if (cache == NULL) {
        return;
    }
    g_hash_table_unref(cache->compiled);
    g_hash_table_unref(cache->active);
    g_free(cache);
}

void questionnaires_refresh(questionnaires *cache)
{
    g_hash_table_remove_all(cache->active);
}

/* The active version; NULL without error when the form was never published. Borrowed. */
static const char *find_active(questionnaires *cache, database *db, const scope *who,
                               const char *url, GError **error)
{
    const char *known = g_hash_table_lookup(cache->active, url);
    g_autoptr(PGresult) result = NULL;

    if (known != NULL) {
        return known;
    }
    result = database_run(db, who, "questionnaire_active", &url, 1, error);
    if (result == NULL || PQntuples(result) == 0) {
        return NULL;
    }
    g_hash_table_insert(cache->active, g_strdup(url), column_copy(result, 0, "version"));
    return g_hash_table_lookup(cache->active, url);
}

static questionnaire *compile(const char *definition, const char *name, GError **error)
{
    g_autoptr(problem_list) problems = problem_list_new();
    questionnaire *q = questionnaire_load(definition, strlen(definition), problems);

    if (q == NULL) {
        fault_set(error, FAULT_DATA, "It was published by a version that understood it: update.",
                  "the published form %s does not compile", name);
    }
    return q;
}

const questionnaire *questionnaires_find(questionnaires *cache, database *db, const scope *who,
                                         const char *url, const char *version, GError **error)
{
    const char *wanted = version != NULL ? version : find_active(cache, db, who, url, error);
    const char *const values[] = {url, wanted};
    g_autofree char *name = g_strdup_printf("%s|%s", url, wanted != NULL ? wanted : "");
    questionnaire *q = g_hash_table_lookup(cache->compiled, name);
    g_autoptr(PGresult) result = NULL;

    if (wanted == NULL || q != NULL) {
        return q;
    }
    result = database_run(db, who, "questionnaire_find", values, G_N_ELEMENTS(values), error);
    if (result == NULL || PQntuples(result) == 0) {
        return NULL;
    }
    q = compile(column_text(result, 0, "definition"), name, error);
    if (q != NULL) {
        g_hash_table_insert(cache->compiled, g_steal_pointer(&name), q);
    }
    return q;
}

void named_form_free(named_form *form)
{
    if (form == NULL) {
        return;
    }
    g_free(form->name);
    g_free(form->url);
    g_free(form->version);
    g_free(form);
}

static void free_named(gpointer form)
{
    named_form_free(form);
}

static named_form *read_named(const PGresult *result, int row)
{
    named_form *form = g_new0(named_form, 1);

    form->name = column_copy(result, row, "name");
    form->url = column_copy(result, row, "url");
    form->version = column_copy(result, row, "version");
    form->active = column_boolean(result, row, "active");
    return form;
}

named_form *questionnaires_named(database *db, const scope *who, const char *name, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "questionnaire_named", &name, 1, error);

    return result != NULL && PQntuples(result) == 1 ? read_named(result, 0) : NULL;
}

GPtrArray *questionnaires_list(database *db, const scope *who, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "questionnaire_list", NULL, 0, error);
    GPtrArray *list = NULL;

    if (result == NULL) {
        return NULL;
    }
    list = g_ptr_array_new_with_free_func(free_named);
    for (int i = 0; i < PQntuples(result); i++) {
        g_ptr_array_add(list, read_named(result, i));
    }
    return list;
}

bool questionnaires_publish(database *db, const scope *who, const questionnaire *q,
                            const char *bytes, gsize length, GError **error)
{
    g_autofree char *definition = g_strndup(bytes, length);
    const char *const values[] = {questionnaire_url(q), questionnaire_version(q),
                                  questionnaire_name(q), definition, questionnaire_sha256(q)};
    g_autoptr(PGresult) result =
        database_run(db, who, "questionnaire_publish", values, G_N_ELEMENTS(values), error);

    return result != NULL;
}
