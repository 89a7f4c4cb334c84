#include "pages/public/closed.h"

#include "pages/public/desk_view.h"

bool closed_is(const questionnaire *q)
{
    return !questionnaire_is_open(q, calendar_today()) || questionnaire_is_experimental(q);
}

bool closed_page(visit *v, bool typed, GError **error)
{
    json_t *view = json_pack("{s:b, s:o}", "typed", typed, "desks", desks_view(v));

    return page_render(v, 403, "public/closed", view, error);
}
