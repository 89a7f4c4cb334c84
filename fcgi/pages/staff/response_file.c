#include "pages/staff/response_file.h"

#include "base/exact_json.h"
#include "base/fault.h"
#include "base/receipt_number.h"
#include "export/withheld.h"
#include "form/response/response.h"
#include "pages/published_form.h"
#include "pages/staff/opened_response.h"
#include "store/request.h"
#include "text/url.h"

static void describe(visit *v, const char *title, const char *number)
{
    g_autofree char *ascii_name = g_strdup_printf("%s.json", number);
    g_autofree char *name = g_strdup_printf("%s-%s.json", title, number);
    g_autofree char *disposition = url_attachment(ascii_name, name);

    v->out->status = 200;
    response_header(v->out, "Content-Type", "application/fhir+json");
    response_header(v->out, "Content-Disposition", disposition);
    response_header(v->out, "Cache-Control", "no-store");
}

/* The answers without the sensitive ones, which a link gives to nobody: it cannot ask why. */
static bool send_file(visit *v, const questionnaire *q, json_t *answers, const response_meta *meta,
                      GError **error)
{
    form_context context = published_form_context(v);
    context.language = questionnaire_language(q);
    context.places = municipality_places(v->site->municipality, context.language);
    withheld_take_off(q, answers);
    json_auto_t *resource = response_write(q, answers, &context, meta);
    g_autofree char *text = exact_json_dump(resource, JSON_INDENT(2));

    if (text == NULL) {
        fault_set(error, FAULT_DATA, NULL, "the answers of %s cannot be written as JSON",
                  meta->identifier);
        return false;
    }
    g_string_assign(v->out->body, text);
    g_string_append_c(v->out->body, '\n');
    describe(v, questionnaire_title(q, context.language), meta->identifier);
    return true;
}

/* The answers that hold, or those that what is being typed gives. Owned by the caller. */
static json_t *answers_of(const opened_response *r)
{
    if (r->stored->answers != NULL) {
        return json_incref(r->stored->answers);
    }
    g_autoptr(form) f = opened_response_form(r);
    return form_answers(f);
}

bool response_file(visit *v, GError **error)
{
    g_autoptr(opened_response) r = NULL;

    if (!opened_response_export(v, &r, error)) {
        return false;
    }
    if (r == NULL) {
        return true;
    }
    const bool completed = r->stored->revision > 0;
    const response_meta meta = {
        .status = r->stored->status,
        .authored = completed ? r->stored->revised_at : r->stored->saved_at,
        .identifier = r->stored->number,
    };
    json_auto_t *answers = answers_of(r);
    return send_file(v, r->questionnaire, answers, &meta, error);
}

bool response_file_of_request(visit *v, GError **error)
{
    const char *receipt_no = v->parameters.values[0];
    g_autoptr(GError) fault = NULL;
    g_autoptr(request_detail) detail = NULL;
    const questionnaire *q = NULL;

    if (receipt_number_is_valid(receipt_no)) {
        detail = request_export_one(v->site->db, &v->scope, receipt_no, &fault);
    }
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (detail == NULL) {
        page_error(v, 404);
        return true;
    }
    q = published_form(v, detail->url, detail->version, error);
    const response_meta meta = {
        .status = "completed",
        .authored = detail->row->received_at,
        .identifier = detail->row->receipt_no,
    };
    if (q == NULL) {
        return false;
    }
    return send_file(v, q, detail->answers, &meta, error);
}
