#include "pages/staff/contact_begin.h"

#include "base/calendar.h"
#include "base/receipt_number.h"
#include "pages/published_form.h"
#include "pages/staff/contact_prefill.h"
#include "store/contact.h"

/* *begun is the number that it was begun under, NULL when it was not; owned by the caller. */
static bool begin(visit *v, const char *case_no, const char *number, const json_t *ground,
                  char **begun, GError **error)
{
    const questionnaire *q = published_form(v, contact_form_url, NULL, error);

    *begun = NULL;
    if (q == NULL) {
        return false;
    }
    json_auto_t *entries = contact_prefill(q, ground);
    const new_response what = {
        .number = number,
        .url = contact_form_url,
        .version = questionnaire_version(q),
        .language = questionnaire_language(q),
        .desk_code = json_string_value(json_object_get(ground, "desk")),
        .entries = entries,
        .fiscal_year = calendar_fiscal_year(calendar_today()),
        .case_no = case_no,
    };
    return contact_begin(v->site->db, &v->scope, &what, begun, error);
}

static void go_to_sheet(visit *v, const char *begun)
{
    g_autofree char *path = g_strdup_printf("/contacts/%s/edit", begun);

    response_redirect(v->out, path);
}

bool contact_begin_at(visit *v, const char *case_no, const char *number, bool *begun,
                      GError **error)
{
    const receipt_number fresh = response_number_new(calendar_fiscal_year(calendar_today()));
    g_autoptr(GError) fault = NULL;
    json_auto_t *ground = contact_ground(v->site->db, &v->scope, case_no, &fault);
    g_autofree char *under = NULL;

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (ground != NULL &&
        !begin(v, case_no, number != NULL ? number : fresh.text, ground, &under, error)) {
        return false;
    }
    *begun = under != NULL;
    if (*begun) {
        go_to_sheet(v, under);
    }
    return true;
}

bool contact_start(visit *v, GError **error)
{
    const char *case_no = v->parameters.values[0];
    const char *number = field_list_single(v->in->form, ":number");
    bool begun = false;

    if (!case_number_is_valid(case_no)) {
        page_error(v, 404);
        return true;
    }
    if (number != NULL && !response_number_is_valid(number)) {
        page_error(v, 400);
        return true;
    }
    if (!contact_begin_at(v, case_no, number, &begun, error)) {
        return false;
    }
    if (!begun) {
        page_error(v, 404);
    }
    return true;
}
