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
    return journey_forget(v, "/consultation?quit=1", error);
}
