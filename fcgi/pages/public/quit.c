#include "pages/public/quit.h"

#include "pages/public/journey.h"

bool quit_page(visit *v, GError **error)
{
    g_autoptr(journey) j = NULL;
    g_autofree char *next = NULL;

    if (!journey_open(v, &j, error)) {
        return false;
    }
    if (j == NULL) {
        return true;
    }
    next = journey_next_path(j);
    return page_render(v, 200, "public/quit", json_pack("{s:s}", "resume", next), error);
}

bool quit_forget(visit *v, GError **error)
{
    g_autoptr(journey) j = NULL;

    if (!journey_find(v, &j, error)) {
        return false;
    }
    /*
     * The draft of a sent consultation is empty but for its receipt, which another tab may be
     * showing.
     */
    if (j != NULL && j->form != NULL && !draft_delete(v->site->db, &v->scope, error)) {
        return false;
    }
    response_redirect(v->out, "/consultation?quit=1");
    journey_cookie(v, "");
    return true;
}
