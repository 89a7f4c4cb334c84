#include "pages/staff/case_open.h"

#include "base/receipt_number.h"
#include "pages/staff/case_facts.h"
#include "pages/staff/contact_begin.h"
#include "store/request.h"

#include <string.h>

static json_t *desk_name(const visit *v, const char *code)
{
    const json_t *names = json_object_get(municipality_desk(v->site->municipality, code), "name");
    json_t *name = json_object_get(names, v->language);

    return json_incref(name != NULL ? name : json_object_get(names, "ja"));
}

json_t *case_open_desks(visit *v, GError **error)
{
    json_auto_t *codes = staff_desks(v->site->db, &v->scope, error);
    json_t *desks = NULL;
    size_t i = 0;
    json_t *code = NULL;

    if (codes == NULL) {
        return NULL;
    }
    desks = json_array();
    json_array_foreach(codes, i, code)
    {
        json_array_append_new(desks, json_pack("{s:O, s:o}", "code", code, "name",
                                               desk_name(v, json_string_value(code))));
    }
    return json_pack("{s:O?, s:b, s:o}", "desk",
                     json_array_size(codes) == 1 ? json_array_get(codes, 0) : NULL, "several_desks",
                     json_array_size(codes) > 1, "desks", desks);
}

/* To the first contact of a case that was opened just now, where the page began one; else to it. */
static bool go_on(visit *v, const char *number, bool is_new, GError **error)
{
    const char *contact = field_list_single(v->in->form, ":contact");
    g_autofree char *path = g_strconcat("/cases/", number, NULL);
    bool begun = false;

    if (is_new && contact != NULL && response_number_is_valid(contact) &&
        !contact_begin_at(v, number, contact, &begun, error)) {
        return false;
    }
    if (!begun) {
        response_redirect(v->out, path);
    }
    return true;
}

bool case_open(visit *v, const new_case *what, GError **error)
{
    g_autofree char *number = NULL;

    if (!case_file_open(v->site->db, &v->scope, what, &number, error)) {
        return false;
    }
    if (number == NULL) {
        page_error(v, what->receipt_no != NULL ? 404 : 403);
        return true;
    }
    return go_on(v, number, strcmp(number, what->case_no) == 0, error);
}

bool case_open_of_request(visit *v, GError **error)
{
    const char *receipt_no = v->parameters.values[0];
    const int year = calendar_fiscal_year(calendar_today());
    const receipt_number fresh = case_number_new(year);
    const char *given = field_list_single(v->in->form, ":number");
    g_autoptr(GError) fault = NULL;
    g_autoptr(request_detail) sent =
        receipt_number_is_valid(receipt_no)
            ? request_read(v->site->db, &v->scope, receipt_no, NULL, &fault)
            : NULL;

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (sent == NULL) {
        page_error(v, 404);
        return true;
    }
    json_auto_t *facts = case_facts_of_request(sent->answers);
    const new_case what = {
        .case_no = given != NULL && case_number_is_valid(given) ? given : fresh.text,
        .subject = {.facts = json_object_get(facts, "name") != NULL ? facts : NULL,
                    .fiscal_year = year},
        .receipt_no = receipt_no,
    };
    return case_open(v, &what, error);
}

bool case_open_link(visit *v, GError **error)
{
    const char *number = v->parameters.values[0];
    const char *receipt_no = field_list_single(v->in->form, ":receipt");
    case_outcome outcome = CASE_GONE;

    if (receipt_no == NULL || !receipt_number_is_valid(receipt_no)) {
        page_error(v, 400);
        return true;
    }
    if (case_number_is_valid(number) &&
        !case_file_link(v->site->db, &v->scope, number, receipt_no, &outcome, error)) {
        return false;
    }
    if (outcome != CASE_DONE) {
        page_error(v, outcome == CASE_TAKEN ? 409 : 404);
        return true;
    }
    g_autofree char *path = g_strdup_printf("/cases/%s?saved=1#saved", number);
    response_redirect(v->out, path);
    return true;
}
