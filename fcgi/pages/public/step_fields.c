#include "pages/public/step_fields.h"

#include "form/entries.h"

static const char *const own_fields[] = {
    "key", "version", "from", "step", "action", "language", "device", "turn", "at", NULL,
};

json_t *step_fields_accept(const visit *v, const questionnaire *q, int page)
{
    g_autofree char *offender = NULL;
    json_auto_t *fields = page_fields(v, own_fields);

    if (page < 1 || page > questionnaire_page_count(q)) {
        return NULL;
    }
    return entries_accept(q, page, fields, &offender);
}

json_t *step_fields_kept(const visit *v)
{
    return field_list_get(v->in->form, "asked") != NULL ? page_kept_fields(v, own_fields)
                                                        : json_null();
}
