#include "pages/staff/opened_request.h"

#include "pages/published_form.h"

void opened_request_free(opened_request *r)
{
    if (r == NULL) {
        return;
    }
    g_clear_pointer(&r->detail, request_detail_free);
    g_clear_pointer(&r->events, g_ptr_array_unref);
    g_free(r->path);
    g_free(r);
}

/* Whoever works with requests works with all of their answers; who only looks says why. */
static bool read_mask(visit *v, opened_request *r, GError **error)
{
    bool unmasked = false;

    r->may_change = v->staff->role == ROLE_DESK || v->staff->role == ROLE_ADMINISTRATOR;
    if (r->may_change) {
        return true;
    }
    if (!request_is_unmasked(v->site->db, &v->scope, r->detail->row->receipt_no, &unmasked,
                             error)) {
        return false;
    }
    r->masked = !unmasked;
    return true;
}

static bool read_rest(visit *v, opened_request *r, GError **error)
{
    const char *receipt_no = r->detail->row->receipt_no;

    r->path = g_strconcat("/requests/", receipt_no, NULL);
    r->questionnaire = published_form(v, r->detail->url, r->detail->version, error);
    if (r->questionnaire == NULL) {
        return false;
    }
    r->events = request_events(v->site->db, &v->scope, receipt_no, 0, error);
    return r->events != NULL && read_mask(v, r, error);
}

bool opened_request_open(visit *v, const char *kind, opened_request **out, GError **error)
{
    const char *receipt_no = v->parameters.values[0];
    g_autoptr(opened_request) r = g_new0(opened_request, 1);
    g_autoptr(GError) fault = NULL;

    *out = NULL;
    if (receipt_number_is_valid(receipt_no)) {
        r->detail = request_read(v->site->db, &v->scope, receipt_no, kind, &fault);
    }
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (r->detail == NULL) {
        page_error(v, 404);
        return true;
    }
    if (!read_rest(v, r, error)) {
        return false;
    }
    *out = g_steal_pointer(&r);
    return true;
}
