#include "store/staff.h"

#include "store/column.h"

#include <jansson.h>
#include <string.h>

static const char *const role_names[] = {
    [ROLE_NONE] = "none",
    [ROLE_VIEWER] = "viewer",
    [ROLE_CONTRACTOR] = "contractor",
    [ROLE_DESK] = "desk",
    [ROLE_ADMINISTRATOR] = "administrator",
};

const char *staff_role_name(staff_role role)
{
    return role_names[role];
}

staff_role staff_role_parse(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(role_names); i++) {
        if (strcmp(role_names[i], name) == 0) {
            return (staff_role)i;
        }
    }
    return ROLE_NONE;
}

static const struct {
    unsigned right;
    const char *name;
} rights[] = {
    {RIGHT_EXPORT, "export"},
    {RIGHT_EXPORT_SENSITIVE, "export_sensitive"},
};

const char *staff_right_name(unsigned right)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rights); i++) {
        if (rights[i].right == right) {
            return rights[i].name;
        }
    }
    return NULL;
}

/* From the words of the column, with spaces between. */
static unsigned parse_rights(const char *words)
{
    g_auto(GStrv) names = g_strsplit(words, " ", -1);
    unsigned found = 0;

    for (gsize i = 0; i < G_N_ELEMENTS(rights); i++) {
        if (g_strv_contains((const char *const *)names, rights[i].name)) {
            found |= rights[i].right;
        }
    }
    return found;
}

void staff_free(staff *s)
{
    if (s == NULL) {
        return;
    }
    g_free(s->login);
    g_free(s->name);
    g_free(s->desks);
    g_free(s);
}

staff *staff_of_session(database *db, const scope *who, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "session_renew", NULL, 0, error);
    staff *s;

    if (result == NULL || PQntuples(result) == 0) {
        return NULL;
    }
    s = g_new0(staff, 1);
    s->id = column_integer(result, 0, "staff_id");
    s->login = column_copy(result, 0, "login");
    s->name = column_copy(result, 0, "name");
    s->role = staff_role_parse(column_text(result, 0, "role"));
    s->rights = parse_rights(column_text(result, 0, "rights"));
    s->desks = column_copy(result, 0, "desks");
    s->idle_seconds = (int)column_integer(result, 0, "idle_seconds");
    s->lacks_factor = column_boolean(result, 0, "lacks_factor");
    return s;
}

char *staff_locked_name(database *db, const scope *who, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "session_locked", NULL, 0, error);

    return result != NULL && PQntuples(result) > 0 ? column_copy(result, 0, "name") : NULL;
}

bool staff_logout(database *db, const scope *who, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "session_close", NULL, 0, error);

    return result != NULL;
}

static json_t *run_for_json(database *db, const scope *who, const char *query, const char *column,
                            GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, query, NULL, 0, error);

    return result != NULL ? column_json(result, 0, column, error) : NULL;
}

json_t *staff_desks(database *db, const scope *who, GError **error)
{
    return run_for_json(db, who, "session_desks", "desks", error);
}

json_t *staff_options(database *db, const scope *who, GError **error)
{
    return run_for_json(db, who, "colleague_options", "options", error);
}

json_t *staff_options_of_owner(database *db, const scope *who, GError **error)
{
    return run_for_json(db, who, "staff_options", "options", error);
}
