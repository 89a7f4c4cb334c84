#include "pages/public/home.h"

#include "pages/notice_view.h"
#include "pages/public/desk_view.h"
#include "pages/public/maintenance.h"

bool home_page(visit *v, GError **error)
{
    const gint64 now = g_get_real_time() / G_USEC_PER_SEC;
    json_t *notices = notice_views(v->site->municipality->notices, v->language, now);

    return page_render(v, 200, "public/home",
                       json_pack("{s:o, s:o, s:o}", "desks", desks_view(v), "notices", notices,
                                 "ahead", maintenance_ahead(v)),
                       error);
}
