#include "pages/staff/opened_response.h"

#include "base/receipt_number.h"
#include "form/item.h"
#include "pages/published_form.h"

#include <string.h>

void opened_response_free(opened_response *r)
{
    if (r == NULL) {
        return;
    }
    stored_response_free(r->stored);
    json_decref(r->value_sets);
    g_free(r->list);
    g_free(r->path);
    g_free(r);
}

/* Most forms do not, and then nobody need be asked for it. */
static bool chooses_from_staff(const questionnaire *q)
{
    for (guint i = 0; i < questionnaire_item_count(q); i++) {
        if (g_strcmp0(questionnaire_item(q, i)->options.municipal_set, "staff") == 0) {
            return true;
        }
    }
    return false;
}

static bool set_context(visit *v, opened_response *r, GError **error)
{
    json_t *options = NULL;

    r->context = published_form_context(v);
    if (!chooses_from_staff(r->questionnaire)) {
        return true;
    }
    options = staff_options(v->site->db, &v->scope, error);
    if (options == NULL) {
        return false;
    }
    r->value_sets = json_copy(r->context.value_sets);
    json_object_set_new(r->value_sets, "staff", options);
    r->context.value_sets = r->value_sets;
    return true;
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
    if (r->questionnaire == NULL || !set_context(v, r, error)) {
        return false;
    }
    set_addresses(r);
    *out = g_steal_pointer(&r);
    return true;
}

/* Under the name of another form a response is not found. */
static bool is_of_the_address(const visit *v, const opened_response *r)
{
    return strcmp(v->parameters.values[0], questionnaire_name(r->questionnaire)) == 0;
}

bool opened_response_find(visit *v, const char *part, opened_response **out, GError **error)
{
    const char *number = v->parameters.values[1];
    g_autoptr(GError) fault = NULL;
    stored_response *found = NULL;

    *out = NULL;
    if (!response_number_is_valid(number)) {
        return true;
    }
    found = responses_read(v->site->db, &v->scope, number, part, &fault);
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
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

bool opened_response_open(visit *v, const char *part, opened_response **out, GError **error)
{
    if (!opened_response_find(v, part, out, error)) {
        return false;
    }
    if (*out == NULL) {
        page_error(v, 404);
    }
    return true;
}

form *opened_response_form(const opened_response *r)
{
    g_assert(r->stored->entries != NULL);
    return form_evaluate(r->questionnaire, r->stored->entries, &r->context);
}
