#include "pages/public/receipt_page.h"

#include "pages/public/desk_view.h"
#include "pages/public/intake.h"
#include "pages/public/journey.h"
#include "pages/public/moment_view.h"

static json_t *receipt_view(const visit *v, const receipt *r)
{
    g_autofree char *received_at = moment_view(r->received_at, v->language);
    const json_t *desk = municipality_desk(v->site->municipality, r->desk_code);

    return json_pack("{s:s, s:s, s:o, s:b, s:b}", "receipt_no", r->receipt_no, "received_at",
                     received_at, "desk", desk_view(desk, v->language), "urgent",
                     r->priority == INTAKE_URGENT, "shared", r->shared);
}

/* Who has not sent yet is led on; who has nothing here is told how to begin. */
static bool answer_without_receipt(visit *v, GError **error)
{
    g_autoptr(journey) j = NULL;
    g_autofree char *next = NULL;

    if (!journey_find(v, &j, error)) {
        return false;
    }
    if (j == NULL || j->form == NULL) {
        return journey_missing(v, error);
    }
    next = journey_next_path(j);
    response_redirect(v->out, next);
    return true;
}

bool receipt_page(visit *v, GError **error)
{
    g_autoptr(GError) fault = NULL;
    g_autoptr(receipt) found =
        v->token != NULL ? receipt_find(v->site->db, &v->scope, &fault) : NULL;

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (found == NULL) {
        return answer_without_receipt(v, error);
    }
    return page_render(v, 200, "public/receipt", receipt_view(v, found), error);
}

bool receipt_forget(visit *v, GError **error)
{
    return journey_forget(v, "/consultation?closed=1", error);
}
