#include "commands/check.h"

#include "base/config.h"
#include "base/fault.h"
#include "base/password.h"
#include "base/seal.h"
#include "store/database.h"
#include "store/migration.h"
#include "store/municipality.h"
#include "text/catalog.h"
#include "text/templates.h"

#include <stdio.h>

static bool check_templates(const config *settings, GError **error)
{
    g_autofree char *folder = config_path(settings, "templates");
    g_autoptr(mustache_set) templates = templates_load(folder, error);

    return templates != NULL;
}

static bool check_texts(const config *settings, GError **error)
{
    g_autofree char *folder = config_path(settings, "texts");
    g_autoptr(catalog) texts = catalog_load(folder, error);

    return texts != NULL;
}

/* Each zone's own role must be able to log in: one that only the owner reaches serves nobody. */
static bool check_zone(const config *settings, const char *user, GError **error)
{
    g_autofree char *queries = config_path(settings, "sql/queries");
    g_autofree char *migrations = config_path(settings, "sql/migrations");
    g_autoptr(database) db = database_open(queries, user, error);
    const scope who = {.municipality = settings->municipality};
    g_autoptr(municipality) m = NULL;

    if (db == NULL || !migration_check(db, migrations, error)) {
        return false;
    }
    m = municipality_load(db, &who, error);
    return m != NULL;
}

static bool check_public_zone(const config *settings, GError **error)
{
    return check_zone(settings, "madoguchi_public", error);
}

static bool check_staff_zone(const config *settings, GError **error)
{
    return check_zone(settings, "madoguchi_staff", error);
}

static bool check_key(const config *settings, GError **error)
{
    g_autoptr(seal_key) key = seal_key_load(settings->key_file, error);

    return key != NULL;
}

static bool check_passwords(const config *settings, GError **error)
{
    g_autoptr(common_passwords) list = common_passwords_load(settings->common_passwords, error);

    return list != NULL;
}

static const struct {
    const char *subject;
    bool (*holds)(const config *settings, GError **error);
} checks[] = {
    {"templates", check_templates},
    {"texts", check_texts},
    {"database, public zone", check_public_zone},
    {"database, staff zone", check_staff_zone},
    {"key of second factors", check_key},
    {"common passwords", check_passwords},
};

int command_check(int argc, char **argv)
{
    g_autoptr(GError) unconfigured = NULL;
    g_autoptr(config) settings = NULL;
    int faults = 0;

    (void)argv;
    if (argc != 1) {
        fputs("usage: madoguchi check\n", stderr);
        return 2;
    }
    settings = config_read(&unconfigured);
    if (settings == NULL) {
        fault_report(unconfigured);
        return 1;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(checks); i++) {
        g_autoptr(GError) error = NULL;
        bool holds = checks[i].holds(settings, &error);

        printf("%-24s %s\n", checks[i].subject, holds ? "ok" : "fault");
        if (!holds) {
            fflush(stdout);
            fault_report(error);
            faults++;
        }
    }
    return faults == 0 ? 0 : 1;
}
