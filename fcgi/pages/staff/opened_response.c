#include "pages/staff/opened_response.h"

#include "base/receipt_number.h"
#include "pages/published_form.h"
#include "store/contact.h"

#include <string.h>

void opened_response_free(opened_response *r)
{
    if (r == NULL) {
        return;
    }
    stored_response_free(r->stored);
    staff_context_clear(&r->context);
    g_free(r->list);
    g_free(r->path);
    g_free(r);
}

static void set_addresses(opened_response *r)
{
    r->list = g_strdup_printf("/forms/%s/responses", questionnaire_name(r->questionnaire));
    r->path = g_strdup_printf("%s/%s", r->list, r->stored->number);
    r->way = (form_way){.path = r->path, .before = r->path, .quit = "/forms"};
}

bool opened_response_of(visit *v, stored_response *stored, opened_response **out, GError **error)
{
    g_autoptr(opened_response) r = g_new0(opened_response, 1);

    *out = NULL;
    r->stored = stored;
    r->questionnaire = published_form(v, stored->url, stored->version, error);
    if (r->questionnaire == NULL || !staff_context_open(v, r->questionnaire, &r->context, error)) {
        return false;
    }
    set_addresses(r);
    *out = g_steal_pointer(&r);
    return true;
}

/* Under the name of another form a response is not found, and a contact is at its own address. */
static bool is_of_the_address(const visit *v, const opened_response *r)
{
    return strcmp(r->stored->url, contact_form_url) != 0 &&
           strcmp(v->parameters.values[0], questionnaire_name(r->questionnaire)) == 0;
}

/* found may be NULL without fault: there is none. Takes over both. */
static bool open_found(visit *v, stored_response *found, GError *fault, opened_response **out,
                       GError **error)
{
    *out = NULL;
    if (fault != NULL) {
        g_propagate_error(error, fault);
        return false;
    }
    if (found == NULL) {
        return true;
    }
    if (!opened_response_of(v, found, out, error)) {
        return false;
    }
    if (!is_of_the_address(v, *out)) {
        g_clear_pointer(out, opened_response_free);
    }
    return true;
}

/* The number of the address, or NULL when there can be no such response. */
static const char *number_asked(const visit *v)
{
    const char *number = v->parameters.values[1];

    return response_number_is_valid(number) ? number : NULL;
}

bool opened_response_find(visit *v, const char *part, opened_response **out, GError **error)
{
    const char *number = number_asked(v);
    GError *fault = NULL;
    stored_response *found =
        number != NULL ? responses_read(v->site->db, &v->scope, number, part, &fault) : NULL;

    return open_found(v, found, fault, out, error);
}

static void answer_missing(visit *v, const opened_response *found)
{
    if (found == NULL) {
        page_error(v, 404);
    }
}

bool opened_response_export(visit *v, opened_response **out, GError **error)
{
    const char *number = number_asked(v);
    GError *fault = NULL;
    stored_response *found =
        number != NULL ? responses_export(v->site->db, &v->scope, number, &fault) : NULL;

    if (!open_found(v, found, fault, out, error)) {
        return false;
    }
    answer_missing(v, *out);
    return true;
}

bool opened_response_open(visit *v, const char *part, opened_response **out, GError **error)
{
    if (!opened_response_find(v, part, out, error)) {
        return false;
    }
    answer_missing(v, *out);
    return true;
}

form *opened_response_form(const opened_response *r)
{
    g_assert(r->stored->entries != NULL);
    return form_evaluate(r->questionnaire, r->stored->entries, &r->context.form);
}
