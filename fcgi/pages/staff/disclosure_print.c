#include "pages/staff/disclosure_print.h"

#include "base/calendar.h"
#include "pages/staff/disclosure_page.h"
#include "pages/staff/disclosure_view.h"
#include "store/disclosure.h"
#include "text/url.h"

/* One record as it is given; json null when it was disposed of in the meantime. NULL with a fault.
 */
static json_t *given_record(visit *v, const char *subject, const char *audit_kind, GError **error)
{
    g_autoptr(GError) fault = NULL;
    json_auto_t *record = disclosure_record(v->site->db, &v->scope, v->parameters.values[0],
                                            subject, audit_kind, &fault);

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return NULL;
    }
    return json_object_get(record, "url") != NULL
               ? disclosure_view_record(v, record, DISCLOSURE_TO_GIVE, error)
               : json_null();
}

/* [record …] of a disclosure. NULL with a fault. */
static json_t *given_records(visit *v, const json_t *disclosure, const char *audit_kind,
                             GError **error)
{
    json_auto_t *views = json_array();
    size_t i = 0;
    json_t *picked = NULL;

    json_array_foreach(json_object_get(disclosure, "records"), i, picked)
    {
        json_t *view = given_record(v, json_string_value(json_object_get(picked, "subject")),
                                    audit_kind, error);
        if (view == NULL) {
            return NULL;
        }
        if (json_is_object(view)) {
            json_array_append(views, view);
        }
        json_decref(view);
    }
    return json_incref(views);
}

bool disclosure_print(visit *v, GError **error)
{
    json_auto_t *disclosure = disclosure_of_path(v, "disclosure.print", error);
    json_t *records =
        disclosure != NULL ? given_records(v, disclosure, "disclosure.print", error) : NULL;
    g_autofree char *today = NULL;

    if (records == NULL) {
        return *error == NULL;
    }
    today = calendar_display(calendar_today(), v->language);
    return page_render(
        v, 200, "staff/disclosure_print",
        json_pack("{s:O, s:o, s:s}", "disclosure", disclosure, "given", records, "today", today),
        error);
}

static void describe(visit *v)
{
    g_autofree char *ascii_name = g_strdup_printf("disclosure-%s.json", v->parameters.values[0]);
    g_autofree char *name = g_strdup_printf("開示-%s.json", v->parameters.values[0]);
    g_autofree char *disposition = url_attachment(ascii_name, name);

    response_header(v->out, "Content-Type", "application/json; charset=utf-8");
    response_header(v->out, "Content-Disposition", disposition);
    response_header(v->out, "Cache-Control", "no-store");
}

bool disclosure_file(visit *v, GError **error)
{
    json_auto_t *disclosure = disclosure_of_path(v, "disclosure.export", error);
    json_auto_t *records =
        disclosure != NULL ? given_records(v, disclosure, "disclosure.export", error) : NULL;
    g_autofree char *text = NULL;

    if (records == NULL) {
        return *error == NULL;
    }
    json_auto_t *file =
        json_pack("{s:O, s:O, s:O}", "received_on", json_object_get(disclosure, "received_on"),
                  "kind", json_object_get(disclosure, "kind_label"), "records", records);
    text = json_dumps(file, JSON_INDENT(2));
    g_string_assign(v->out->body, text);
    describe(v);
    return true;
}
