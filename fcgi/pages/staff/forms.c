#include "pages/staff/forms.h"

#include "pages/published_form.h"
#include "pages/staff/minute.h"
#include "store/contact.h"

#include <string.h>

static bool add_form(visit *v, json_t *views, const named_form *form, GError **error)
{
    const questionnaire *q = published_form(v, form->url, form->version, error);
    g_autofree char *href = g_strdup_printf("/forms/%s/responses", form->name);

    if (q == NULL) {
        return false;
    }
    json_array_append_new(views,
                          json_pack("{s:s, s:s, s:s, s:s?}", "href", href, "title",
                                    questionnaire_title(q, v->language), "version", form->version,
                                    "description", questionnaire_description(q)));
    return true;
}

static json_t *form_views(visit *v, GError **error)
{
    g_autoptr(GPtrArray) forms = questionnaires_list(v->site->db, &v->scope, error);
    json_auto_t *views = json_array();

    for (guint i = 0; forms != NULL && i < forms->len; i++) {
        if (!add_form(v, views, g_ptr_array_index(forms, i), error)) {
            return NULL;
        }
    }
    return forms != NULL ? json_incref(views) : NULL;
}

/* Of whatever version it was begun with: its title is shown, nothing more of it is needed. */
static bool add_unfinished(visit *v, json_t *views, const unfinished_response *row, GError **error)
{
    const questionnaire *q = published_form(v, row->url, row->version, error);
    g_autofree char *href =
        strcmp(row->url, contact_form_url) == 0
            ? g_strdup_printf("/contacts/%s/edit", row->number)
            : g_strdup_printf("/forms/%s/responses/%s", row->form_name, row->number);
    g_autofree char *saved = minute_text(row->saved_at);

    if (q == NULL) {
        return false;
    }
    json_array_append_new(views, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:b}", "href", href,
                                           "response_no", row->number, "title",
                                           questionnaire_title(q, v->language), "desk",
                                           row->desk_name, "saved", saved, "saved_at",
                                           row->saved_at, "correction", row->correction));
    return true;
}

static json_t *unfinished_views(visit *v, GError **error)
{
    g_autoptr(GPtrArray) rows = responses_unfinished(v->site->db, &v->scope, error);
    json_auto_t *views = json_array();

    for (guint i = 0; rows != NULL && i < rows->len; i++) {
        if (!add_unfinished(v, views, g_ptr_array_index(rows, i), error)) {
            return NULL;
        }
    }
    return rows != NULL ? json_incref(views) : NULL;
}

bool forms_page(visit *v, GError **error)
{
    json_auto_t *unfinished = unfinished_views(v, error);
    json_auto_t *forms = unfinished != NULL ? form_views(v, error) : NULL;

    if (forms == NULL) {
        return false;
    }
    return page_render(v, 200, "staff/forms",
                       json_pack("{s:b, s:O, s:O}", "has_unfinished",
                                 json_array_size(unfinished) > 0, "unfinished", unfinished, "forms",
                                 forms),
                       error);
}
