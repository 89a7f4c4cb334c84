#include "pages/health.h"

#include "base/log.h"

/*
 * Reading the municipality proves the connection, the role's rights and the row security at once.
 */
bool health_page(visit *v, GError **error)
{
    g_autoptr(GError) fault = NULL;
    g_autoptr(municipality) found = municipality_load(v->site->db, &v->scope, &fault);

    (void)error; /* the answer of a monitor is never the visitor's error page */
    if (found == NULL) {
        log_fault("health", v->in->id, fault);
    }
    v->out->status = found != NULL ? 200 : 503;
    response_header(v->out, "Content-Type", "application/json");
    response_header(v->out, "Cache-Control", "no-store");
    g_string_assign(v->out->body,
                    found != NULL ? "{\"status\":\"ok\"}\n" : "{\"status\":\"unavailable\"}\n");
    return true;
}
