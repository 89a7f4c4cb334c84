#include "jobs/purge.h"

#include "base/log.h"
#include "store/retention.h"

enum { PORTION = 100 };

static void tell(const char *kind, gint64 rows)
{
    g_autofree char *count = g_strdup_printf("%" G_GINT64_FORMAT, rows);

    log_event(LOG_INFO, "purge", "kind", kind, "rows", count, NULL);
}

static bool purge_kind(database *db, const scope *who, const char *kind, GError **error)
{
    gint64 total = 0;
    gint64 removed = 0;
    bool went_well = false;

    do {
        went_well = retention_purge(db, who, kind, PORTION, &removed, error);
        total += went_well ? removed : 0;
    } while (went_well && removed > 0);
    if (total > 0) {
        tell(kind, total);
    }
    return went_well;
}

bool purge_run(database *db, const scope *who, GError **error)
{
    g_auto(GStrv) kinds = retention_kinds(db, who, error);
    bool went_well = kinds != NULL;

    for (char **kind = kinds; kind != NULL && *kind != NULL; kind++) {
        g_autoptr(GError) fault = NULL;
        if (!purge_kind(db, who, *kind, &fault)) {
            went_well = false;
            if (*error == NULL) {
                g_propagate_error(error, g_steal_pointer(&fault));
            }
        }
    }
    return went_well;
}
