#include "commands/serve.h"

#include "base/fault.h"
#include "base/log.h"
#include "base/secret.h"
#include "http/server.h"
#include "pages/page.h"
#include "pages/public/routes.h"
#include "pages/staff/routes.h"
#include "store/migration.h"
#include "text/templates.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    const char *name;
    const char *database_user;
    zone zone;
    const route *routes;
} zone_row;

static const zone_row zones[] = {
    {"public", "madoguchi_public", ZONE_PUBLIC, public_routes},
    {"staff", "madoguchi_staff", ZONE_STAFF, staff_routes},
};

static const zone_row *find_zone(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(zones); i++) {
        if (strcmp(name, zones[i].name) == 0) {
            return &zones[i];
        }
    }
    return NULL;
}

static void close_site(site *s)
{
    g_clear_pointer(&s->sentences, json_decref);
    g_clear_pointer(&s->municipality, municipality_free);
    g_clear_pointer(&s->forms, questionnaires_free);
    g_clear_pointer(&s->db, database_close);
    g_clear_pointer(&s->texts, catalog_free);
    g_clear_pointer(&s->templates, mustache_set_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(site, close_site)

static bool open_site(site *s, const zone_row *row, const config *settings, GError **error)
{
    g_autofree char *templates = config_path(settings, "templates");
    g_autofree char *texts = config_path(settings, "texts");
    g_autofree char *queries = config_path(settings, "sql/queries");

    s->zone = row->zone;
    s->routes = row->routes;
    s->settings = settings;
    s->forms = questionnaires_new();
    s->templates = templates_load(templates, error);
    if (s->templates == NULL) {
        return false;
    }
    s->texts = catalog_load(texts, error);
    if (s->texts == NULL) {
        return false;
    }
    s->db = database_open(queries, row->database_user, error);
    return s->db != NULL;
}

/*
 * A schema of another age ends the start. A database that does not answer does not: /healthz says
 * so, and the zone serves again by itself when the database is back.
 */
static bool schema_fits(const site *s, GError **error)
{
    g_autoptr(GError) fault = NULL;
    g_autofree char *migrations = config_path(s->settings, "sql/migrations");

    if (migration_check(s->db, migrations, &fault)) {
        return true;
    }
    if (g_error_matches(fault, FAULT, FAULT_UNAVAILABLE)) {
        log_fault("start", NULL, fault);
        return true;
    }
    g_propagate_error(error, g_steal_pointer(&fault));
    return false;
}

static bool serve(const zone_row *row, GError **error)
{
    g_autoptr(config) settings = NULL;
    g_auto(site) s = {0};

    if (!secret_start(error)) {
        return false;
    }
    settings = config_read(error);
    if (settings == NULL || !open_site(&s, row, settings, error) || !schema_fits(&s, error)) {
        return false;
    }
    log_event(LOG_INFO, "start", "zone", row->name, NULL);
    return server_run(pages_handle, pages_idle, &s, error);
}

int command_serve(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    const zone_row *row = argc == 2 ? find_zone(argv[1]) : NULL;

    if (row == NULL) {
        fputs("usage: madoguchi serve public|staff\n", stderr);
        return 2;
    }
    if (!serve(row, &error)) {
        fault_report(error);
        return 1;
    }
    return 0;
}
