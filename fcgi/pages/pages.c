/* The way of every request: from the route table through the guards to its page, and to the log. */

#include "pages/page.h"

#include "base/fault.h"
#include "base/log.h"
#include "pages/public/maintenance.h"
#include "pages/refusal.h"
#include "pages/site.h"
#include "pages/staff/login.h"
#include "pages/visit.h"

#include <string.h>

static const char *const zone_names[] = {
    [ZONE_PUBLIC] = "public",
    [ZONE_STAFF] = "staff",
};

static const char *const allowed_methods[] = {
    [METHOD_GET] = "GET, HEAD",
    [METHOD_POST] = "POST",
};

/* The row of the path and the method. NULL with what the path does allow (empty: no such path). */
static const route *find_route(visit *v, GString *allowed)
{
    for (const route *row = v->site->routes; row->path != NULL; row++) {
        if (!path_match(row->path, v->in->path, &v->parameters)) {
            continue;
        }
        if (row->method == v->in->method) {
            return row;
        }
        path_parameters_clear(&v->parameters);
        g_string_append(allowed, allowed->len > 0 ? ", " : "");
        g_string_append(allowed, allowed_methods[row->method]);
    }
    return NULL;
}

static void answer_no_route(visit *v, const char *allowed)
{
    if (allowed[0] == '\0') {
        page_error(v, 404);
        return;
    }
    page_error(v, 405);
    response_header(v->out, "Allow", allowed);
}

static void answer_fault(visit *v, const GError *fault)
{
    const bool passes_by = g_error_matches(fault, FAULT, FAULT_UNAVAILABLE) ||
                           g_error_matches(fault, FAULT, FAULT_TIMEOUT) ||
                           g_error_matches(fault, FAULT, FAULT_CONFLICT);

    log_fault("request", v->in->id, fault);
    page_error(v, passes_by ? 503 : 500);
}

static bool from_our_pages(visit *v)
{
    return v->in->same_origin;
}

static bool has_form_key(visit *v)
{
    const char *key = field_list_single(v->in->form, "key");

    return v->token == NULL || (key != NULL && secret_equal(key, page_form_key(v)));
}

static bool may_export(visit *v)
{
    return v->staff != NULL && (v->staff->rights & RIGHT_EXPORT) != 0;
}

static void refuse(visit *v)
{
    page_error(v, 403);
}

static const struct {
    unsigned guard;
    const char *refused;
    bool (*lets_pass)(visit *v);
    void (*answer)(visit *v);
} guards[] = {
    {GUARD_SAME_ORIGIN, "origin", from_our_pages, refuse},
    {GUARD_FORM_KEY, "key", has_form_key, page_stale},
    {MAY_EXPORT, "right", may_export, refuse},
};

/* False when a guard of the row answered instead of the page. */
static bool pass_guards(visit *v, const route *row)
{
    for (gsize i = 0; i < G_N_ELEMENTS(guards); i++) {
        if ((row->guards & guards[i].guard) != 0 && !guards[i].lets_pass(v)) {
            v->refused = guards[i].refused;
            guards[i].answer(v);
            return false;
        }
    }
    return true;
}

/*
 * *passed is false when somebody was answered who is not logged in, has to set up a second factor
 * first, or may not come here.
 */
static bool pass_role(visit *v, const route *row, bool *passed, GError **error)
{
    g_autoptr(GError) fault = NULL;

    *passed = row->role == ROLE_NONE;
    if (*passed) {
        return true;
    }
    v->staff = v->token != NULL ? staff_of_session(v->site->db, &v->scope, &fault) : NULL;
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (v->staff == NULL) {
        return login_ask(v, error);
    }
    if (v->staff->lacks_factor && (row->guards & BEFORE_FACTOR) == 0) {
        response_redirect(v->out, "/account/second-factor");
        return true;
    }
    *passed = v->staff->role >= row->role;
    if (!*passed) {
        v->refused = "role";
        refuse(v);
    }
    return true;
}

/* The staff zone goes on, so that somebody can end it. */
static bool is_closed_to(const visit *v, const route *row)
{
    return v->site->zone == ZONE_PUBLIC &&
           (row->guards & (DURING_MAINTENANCE | NEEDS_NO_DATABASE)) == 0 && maintenance_is_on(v);
}

static bool call_page(visit *v, const route *row, GError **error)
{
    bool passed = false;

    if ((row->guards & NEEDS_NO_DATABASE) == 0 && !site_refresh(v->site, error)) {
        return false;
    }
    if (v->in->multipart && (row->guards & TAKES_FILE) == 0) {
        page_error(v, 415);
        return true;
    }
    if (is_closed_to(v, row)) {
        return maintenance_page(v, error);
    }
    if (!pass_role(v, row, &passed, error)) {
        return false;
    }
    if (!passed || !pass_guards(v, row)) {
        return true;
    }
    return row->handle(v, error);
}

/* The pattern of the row that answered, for the log; NULL when there was none. */
static const char *answer(visit *v)
{
    g_autoptr(GString) allowed = g_string_new(NULL);
    g_autoptr(GError) fault = NULL;
    const route *row = NULL;

    if (v->in->refusal != 0) {
        page_error(v, v->in->refusal);
        return NULL;
    }
    row = find_route(v, allowed);
    if (row == NULL) {
        answer_no_route(v, allowed->str);
        return NULL;
    }
    if (!call_page(v, row, &fault)) {
        answer_fault(v, fault);
    }
    refusal_note(v, row, fault);
    return row->path;
}

void pages_handle(void *app, const request *in, response *out)
{
    const gint64 began = g_get_monotonic_time();
    site *where = app;
    g_auto(visit) v = {0};
    const char *pattern = NULL;
    char status[16];
    char milliseconds[32];

    visit_open(&v, where, in, out);
    pattern = answer(&v);
    g_snprintf(status, sizeof status, "%d", out->status);
    g_snprintf(milliseconds, sizeof milliseconds, "%.1f",
               (double)(g_get_monotonic_time() - began) / 1000.0);
    log_event(LOG_INFO, "request", "id", in->id, "zone", zone_names[where->zone], "route", pattern,
              "status", status, "ms", milliseconds, NULL);
}

void pages_idle(void *app)
{
    g_autoptr(GError) fault = NULL;

    if (!site_refresh(app, &fault)) {
        log_fault("refresh", NULL, fault);
    }
}
