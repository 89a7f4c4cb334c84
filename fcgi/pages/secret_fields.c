#include "pages/secret_fields.h"

bool secret_fields_posted(const visit *v)
{
    static const char *const names[] = {"password", "new-password", "new-password-again",
                                        "one-time-code"};

    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        if (field_list_get(v->in->form, names[i]) != NULL) {
            return true;
        }
    }
    return false;
}
