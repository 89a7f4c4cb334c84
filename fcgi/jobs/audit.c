#include "jobs/audit.h"

#include "base/log.h"
#include "store/audit_seal.h"
#include "store/refusal.h"

static void log_verdict(const audit_verdict *verdict)
{
    const bool whole = json_array_size(verdict->problems) == 0;
    g_autofree char *seals = g_strdup_printf("%" G_GINT64_FORMAT, verdict->seals);
    g_autofree char *problems = whole ? NULL : json_dumps(verdict->problems, JSON_COMPACT);

    log_event(whole ? LOG_INFO : LOG_ERROR, whole ? "audit" : "audit_broken", "seals", seals,
              "head", verdict->head, "problems", problems, NULL);
}

static bool verify_when_due(database *db, const scope *who, GError **error)
{
    g_auto(audit_verdict) verdict = {0};
    bool due = false;

    if (!audit_check_due(db, who, &due, error)) {
        return false;
    }
    if (!due) {
        return true;
    }
    if (!audit_verify(db, who, AUDIT_HASHED_BY_DATABASE, NULL, &verdict, error)) {
        return false;
    }
    log_verdict(&verdict);
    return audit_check_note(db, who, &verdict, error);
}

bool audit_run(database *db, const scope *who, GError **error)
{
    gint64 rows = 0;

    return refusal_fold(db, who, error) && audit_seal_all(db, who, &rows, error) &&
           verify_when_due(db, who, error);
}
