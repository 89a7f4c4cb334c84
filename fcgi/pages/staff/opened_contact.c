#include "pages/staff/opened_contact.h"

#include "base/receipt_number.h"
#include "pages/staff/request_view.h"
#include "pages/staff/response_view.h"

#include <string.h>

void opened_contact_free(opened_contact *k)
{
    if (k == NULL) {
        return;
    }
    opened_response_free(k->response);
    contact_free(k->facts);
    g_free(k);
}

static void set_addresses(opened_response *r, const contact *facts)
{
    g_free(r->path);
    g_free(r->list);
    r->path = g_strdup_printf("/contacts/%s", r->stored->number);
    r->list = g_strdup_printf("/cases/%s", facts->case_no);
    r->way = (form_way){.path = r->path, .before = r->list, .quit = r->list};
    r->context.form.whole = true;
}

/* facts and stored are taken over; both are there. */
static bool put_together(visit *v, contact *facts, stored_response *stored, opened_contact **out,
                         GError **error)
{
    g_autoptr(opened_contact) k = g_new0(opened_contact, 1);

    k->facts = facts;
    if (!opened_response_of(v, stored, &k->response, error)) {
        return false;
    }
    k->may_change = v->staff->role >= ROLE_DESK;
    k->masked = !k->may_change && !facts->unmasked;
    set_addresses(k->response, facts);
    *out = g_steal_pointer(&k);
    return true;
}

/* The contact beside its response, which is there; with *facts NULL the visit was answered. */
static bool read_facts(visit *v, const contact_asked *asked, contact **facts, GError **error)
{
    g_autoptr(GError) fault = NULL;

    *facts = contact_read(v->site->db, &v->scope, asked, &fault);
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (*facts == NULL) {
        page_error(v, 404);
    }
    return true;
}

bool opened_contact_of(visit *v, stored_response *stored, opened_contact **out, GError **error)
{
    g_autoptr(stored_response) mine = stored;
    const contact_asked asked = {.number = stored->number};
    contact *facts = NULL;

    *out = NULL;
    if (!read_facts(v, &asked, &facts, error)) {
        return false;
    }
    return facts == NULL || put_together(v, facts, g_steal_pointer(&mine), out, error);
}

/* *stored is NULL when the visit was answered: there is no such response. */
static bool read_response(visit *v, const char *number, stored_response **stored, GError **error)
{
    g_autoptr(GError) fault = NULL;

    *stored = responses_read(v->site->db, &v->scope, number, NULL, &fault);
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (*stored == NULL) {
        page_error(v, 404);
    }
    return true;
}

bool opened_contact_open(visit *v, const char *kind, const char *part, opened_contact **out,
                         GError **error)
{
    const contact_asked asked = {.number = v->parameters.values[0], .kind = kind, .part = part};
    g_autoptr(contact) facts = NULL;
    stored_response *stored = NULL;

    *out = NULL;
    if (!response_number_is_valid(asked.number)) {
        page_error(v, 404);
        return true;
    }
    if (!read_facts(v, &asked, &facts, error) ||
        (facts != NULL && !read_response(v, asked.number, &stored, error))) {
        return false;
    }
    return stored == NULL || put_together(v, g_steal_pointer(&facts), stored, out, error);
}

static void set_link(json_t *view, const char *key, const char *folder, const char *number)
{
    g_autofree char *number_key = g_strconcat(key, "_no", NULL);
    g_autofree char *href_key = g_strconcat(key, "_href", NULL);

    json_object_set_new(view, number_key, json_pack("s?", number));
    json_object_set_new(view, href_key,
                        number != NULL ? json_sprintf("%s/%s", folder, number) : json_null());
}

json_t *opened_contact_view(const visit *v, const opened_contact *k)
{
    const contact *facts = k->facts;
    json_t *view = response_view_facts(v, k->response);

    set_link(view, "case", "/cases", facts->case_no);
    set_link(view, "person", "/people", facts->person_no);
    set_link(view, "request", "/requests", facts->request_no);
    if (!facts->case_seen) {
        json_object_set_new(view, "case_href", json_null());
    }
    json_object_set_new(view, "log_no", json_pack("s?", facts->log_no));
    json_object_set_new(
        view, "conf",
        json_string(request_view_label(v->site, v->language, "staff_conf_", facts->conf)));
    json_object_set_new(view, "strict", json_boolean(strcmp(facts->conf, "strict") == 0));
    json_object_set_new(view, "may_change", json_boolean(k->may_change));
    json_object_set_new(view, "masked_any", json_boolean(k->masked));
    json_object_set_new(view, "reason_needed", json_boolean(facts->old));
    return view;
}
