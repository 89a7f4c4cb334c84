#include "pages/language_switch.h"

#include "pages/local_path.h"
#include "pages/visit.h"

enum { REMEMBERED_SECONDS = 180 * 24 * 60 * 60 };

bool language_switch_to(visit *v, const char *language)
{
    g_auto(GStrv) offered = visit_languages(v->site);
    const cookie choice = {
        .name = "lang",
        .value = language,
        .max_age = REMEMBERED_SECONDS,
        .secure = v->site->settings->secure,
    };

    if (!g_strv_contains((const char *const *)offered, language)) {
        return false;
    }
    response_cookie(v->out, &choice);
    return true;
}

bool language_switch(visit *v, GError **error)
{
    const char *language = field_list_single(v->in->form, "lang");
    const char *back = field_list_single(v->in->form, "return");

    (void)error;
    if (language == NULL || back == NULL || !local_path_is_safe(back)) {
        page_error(v, 400);
        return true;
    }
    response_redirect(v->out, back);
    if (!language_switch_to(v, language)) {
        page_error(v, 400);
    }
    return true;
}
