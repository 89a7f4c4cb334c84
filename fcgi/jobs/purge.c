#include "jobs/purge.h"

#include "base/log.h"
#include "store/retention.h"

bool purge_run(database *db, const scope *who, GError **error)
{
    gint64 total = 0;
    gint64 removed = 0;

    do {
        if (!retention_purge(db, who, &removed, error)) {
            return false;
        }
        total += removed;
    } while (removed > 0);
    if (total > 0) {
        g_autofree char *rows = g_strdup_printf("%" G_GINT64_FORMAT, total);
        log_event(LOG_INFO, "purge", "rows", rows, NULL);
    }
    return true;
}
