#include "pages/refusal.h"

#include "base/fault.h"
#include "base/log.h"
#include "base/receipt_number.h"
#include "store/refusal.h"

/* NULL when it was not refused. */
static const char *reason(const visit *v, const GError *fault)
{
    if (v->refused != NULL || v->staff == NULL) {
        return v->refused;
    }
    if (v->out->status == 403 || g_error_matches(fault, FAULT, FAULT_DENIED)) {
        return "denied";
    }
    return v->out->status == 404 ? "not_there" : NULL;
}

/* The number that was asked for; NULL when there is none in the address. */
static const char *number_asked(const visit *v)
{
    for (guint i = 0; i < v->parameters.count; i++) {
        const char *value = v->parameters.values[i];
        if (receipt_number_is_valid(value) || response_number_is_valid(value)) {
            return value;
        }
    }
    return NULL;
}

void refusal_note(visit *v, const route *row, const GError *fault)
{
    g_autoptr(GError) failed = NULL;
    const refusal what = {
        .route = row->path,
        .why = reason(v, fault),
        .status = v->out->status,
        .subject = number_asked(v),
    };

    if (what.why != NULL && !refusal_add(v->site->db, &v->scope, &what, &failed)) {
        log_fault("refusal", v->in->id, failed);
    }
}
