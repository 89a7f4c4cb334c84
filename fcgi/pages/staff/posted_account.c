#include "pages/staff/posted_account.h"

bool posted_account(const visit *v, const char **number)
{
    const char *text = field_list_single(v->in->form, "staff");
    guint64 id = 0;

    *number = text != NULL && *text != '\0' ? text : NULL;
    return text != NULL &&
           (*number == NULL || g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, &id, NULL));
}
