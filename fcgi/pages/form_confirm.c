#include "pages/form_confirm.h"

#include "form/view.h"

bool form_confirm_is_ready(visit *v, const form_way *way, const form *f)
{
    const int open_page = form_first_open_page(f);

    if (open_page != 0) {
        form_step_redirect(v, way, open_page, STEP_CHECK, true);
    }
    return open_page == 0;
}

json_t *form_confirm_view(const visit *v, const form_step *step, gint64 revision)
{
    json_t *view = form_summary_view(step->form);

    json_object_set_new(view, "way", json_string(step->way->path));
    json_object_set_new(view, "revision", json_integer(revision));
    json_object_set_new(view, "last_step",
                        json_integer(questionnaire_page_count(step->questionnaire)));
    json_object_set_new(view, "changed",
                        json_boolean(field_list_get(v->in->query, "changed") != NULL));
    return view;
}

void form_confirm_again(visit *v, const form_way *way)
{
    g_autofree char *path = g_strconcat(way->path, "/confirm?changed=1#changed", NULL);

    response_redirect(v->out, path);
}
