#include "pages/staff/asked_password.h"

#include "store/own_account.h"

void asked_password_clear(asked_password *asked)
{
    g_clear_pointer(&asked->problem, g_free);
}

static void set_wait(visit *v, int seconds, asked_password *asked)
{
    json_auto_t *sentence =
        page_sentence(v, "staff_login_wait", json_pack("{s:i}", "seconds", seconds));
    g_autofree char *retry_after = g_strdup_printf("%d", seconds);

    response_header(v->out, "Retry-After", retry_after);
    asked->status = 429;
    asked->problem = g_strdup(json_string_value(sentence));
}

bool asked_password_read(visit *v, asked_password *asked, GError **error)
{
    const char *password = field_list_single(v->in->form, "password");
    password_check checked;

    if (!own_password_check(v->site->db, &v->scope, password != NULL ? password : "", &checked,
                            error)) {
        return false;
    }
    *asked = (asked_password){0};
    if (checked.outcome == PASSWORD_THROTTLED) {
        set_wait(v, checked.retry_after, asked);
    } else if (checked.outcome != PASSWORD_RIGHT) {
        asked->status = 403;
        asked->problem = g_strdup(catalog_get(v->site->texts, v->language, "staff_unlock_refused"));
    }
    return true;
}
