#include "jobs/morning.h"

#include "base/log.h"
#include "store/today.h"

bool morning_run(database *db, const scope *who, GError **error)
{
    gint64 written = 0;

    if (!today_write_morning(db, who, &written, error)) {
        return false;
    }
    if (written > 0) {
        g_autofree char *count = g_strdup_printf("%" G_GINT64_FORMAT, written);
        log_event(LOG_INFO, "morning", "mails", count, NULL);
    }
    return true;
}
