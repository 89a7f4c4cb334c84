#include "pages/site.h"

#include "base/log.h"

static bool is_fresh(const site *s)
{
    const gint64 age = g_get_monotonic_time() - s->municipality_read_at;

    return s->municipality != NULL && age < SITE_FRESH_SECONDS * G_USEC_PER_SEC;
}

bool site_refresh(site *s, GError **error)
{
    g_autoptr(GError) fault = NULL;
    g_autoptr(municipality) fresh = NULL;
    const scope who = {.municipality = s->settings->municipality};

    if (is_fresh(s)) {
        return true;
    }
    questionnaires_refresh(s->forms);
    fresh = municipality_load(s->db, &who, &fault);
    s->municipality_read_at = g_get_monotonic_time();
    if (fresh != NULL) {
        g_clear_pointer(&s->municipality, municipality_free);
        s->municipality = g_steal_pointer(&fresh);
        return true;
    }
    if (s->municipality == NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    log_fault("refresh", NULL, fault);
    s->municipality_read_at -= (SITE_FRESH_SECONDS - SITE_RETRY_SECONDS) * G_USEC_PER_SEC;
    return true;
}
