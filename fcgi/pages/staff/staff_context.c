#include "pages/staff/staff_context.h"

#include "form/item.h"
#include "pages/published_form.h"

static bool chooses_from_staff(const questionnaire *q)
{
    for (guint i = 0; i < questionnaire_item_count(q); i++) {
        if (g_strcmp0(questionnaire_item(q, i)->options.municipal_set, "staff") == 0) {
            return true;
        }
    }
    return false;
}

bool staff_context_open(visit *v, const questionnaire *q, staff_context *out, GError **error)
{
    json_t *options = NULL;

    *out = (staff_context){.form = published_form_context(v)};
    if (!chooses_from_staff(q)) {
        return true;
    }
    options = staff_options(v->site->db, &v->scope, error);
    if (options == NULL) {
        return false;
    }
    out->value_sets = json_copy(out->form.value_sets);
    json_object_set_new(out->value_sets, "staff", options);
    out->form.value_sets = out->value_sets;
    return true;
}

void staff_context_clear(staff_context *context)
{
    g_clear_pointer(&context->value_sets, json_decref);
}
