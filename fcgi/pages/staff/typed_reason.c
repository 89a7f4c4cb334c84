#include "pages/staff/typed_reason.h"

#include "base/japanese.h"

enum { REASON_CHARACTERS_MAX = 200 };

char *typed_reason(const visit *v)
{
    const char *typed = field_list_single(v->in->form, ":reason");
    g_autofree char *line = NULL;

    if (typed == NULL || g_utf8_strlen(typed, -1) > REASON_CHARACTERS_MAX ||
        japanese_first_refused(typed) != 0) {
        return NULL;
    }
    line = g_strdelimit(g_strdup(typed), "\t\r\n", ' ');
    return japanese_tidy(line);
}
