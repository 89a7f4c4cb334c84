#include "pages/staff/new_password.h"

#include <string.h>

bool new_password_posted(const visit *v, const char *login, new_password *chosen)
{
    *chosen = (new_password){
        .login = login,
        .password = field_list_single(v->in->form, "new-password"),
        .again = field_list_single(v->in->form, "new-password-again"),
    };
    return chosen->password != NULL && chosen->again != NULL;
}

const char *new_password_problem(const visit *v, const new_password *chosen)
{
    static const char *const keys[] = {
        [PASSWORD_SHORT] = "staff_password_short",
        [PASSWORD_LONG] = "staff_password_long",
        [PASSWORD_COMMON] = "staff_password_common",
        [PASSWORD_OWN_WORD] = "staff_password_own_word",
    };
    const catalog *texts = v->site->texts;
    const char *const own_words[] = {
        chosen->login,
        v->site->municipality->name,
        catalog_get(texts, "ja", "service_name"),
        "madoguchi",
        NULL,
    };
    const password_verdict verdict =
        password_judge(v->site->passwords, chosen->password, own_words);

    if (verdict != PASSWORD_GOOD) {
        return catalog_get(texts, v->language, keys[verdict]);
    }
    if (strcmp(chosen->password, chosen->again) != 0) {
        return catalog_get(texts, v->language, "staff_password_differs");
    }
    return NULL;
}
