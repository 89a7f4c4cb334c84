#include "pages/public/kept_view.h"

#include "pages/public/moment_view.h"

json_t *kept_view(const visit *v, const draft *d)
{
    g_autofree char *until = moment_view(d->expires_at, v->language);

    return json_pack("{s:s, s:b}", "until", until, "shared", d->shared);
}
