#include "commands/serve.h"

#include "base/fault.h"
#include "base/log.h"
#include "base/secret.h"
#include "commands/zones.h"
#include "http/server.h"
#include "pages/site.h"
#include "store/migration.h"

#include <stdio.h>
#include <string.h>

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(site, site_close)

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
    g_auto(site) s = {.zone = row->zone, .routes = row->routes};

    if (!secret_start(error)) {
        return false;
    }
    settings = config_read(error);
    if (settings == NULL || !site_open(&s, settings, row->database_user, error) ||
        !schema_fits(&s, error)) {
        return false;
    }
    log_event(LOG_INFO, "start", "zone", row->name, NULL);
    return server_run(pages_handle, pages_idle, &s, error);
}

int command_serve(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    const zone_row *row = argc == 2 ? zones_find(argv[1]) : NULL;

    if (row == NULL) {
        fputs("usage: madoguchi serve public|staff\n", stderr);
        return 2;
    }
    if (!serve(row, &error)) {
        fault_report(error);
        /* Whoever keeps the pool full starts the next one at once: one line a second is enough. */
        g_usleep(G_USEC_PER_SEC);
        return 1;
    }
    return 0;
}
