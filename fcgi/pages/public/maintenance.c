#include "pages/public/maintenance.h"

#include "pages/localized_view.h"
#include "pages/public/desk_view.h"
#include "pages/public/moment_view.h"

enum { RETRY_SECONDS_MIN = 60, RETRY_SECONDS_DEFAULT = 300, RETRY_SECONDS_MAX = 24 * 60 * 60 };

static gint64 now_seconds(void)
{
    return g_get_real_time() / G_USEC_PER_SEC;
}

bool maintenance_is_on(const visit *v)
{
    return municipality_in_maintenance(v->site->municipality, now_seconds());
}

static json_t *moment_of(const json_t *maintenance, const char *name, const char *language)
{
    const char *iso = json_string_value(json_object_get(maintenance, name));
    g_autofree char *text = iso != NULL ? moment_view(iso, language) : NULL;

    return text != NULL ? json_string(text) : json_null();
}

static json_t *view_of(const visit *v)
{
    const json_t *maintenance = v->site->municipality->maintenance;
    const json_t *message = json_object_get(maintenance, "message");

    return json_pack(
        "{s:o, s:o, s:s, s:o}", "starts", moment_of(maintenance, "starts", v->language), "ends",
        moment_of(maintenance, "ends", v->language), "message",
        localized_text(message, v->language), "message_lang", localized_lang(message, v->language));
}

static gint64 retry_seconds(const json_t *maintenance)
{
    const gint64 left = json_integer_value(json_object_get(maintenance, "ends_at")) - now_seconds();

    return left > 0 ? CLAMP(left, RETRY_SECONDS_MIN, RETRY_SECONDS_MAX) : RETRY_SECONDS_DEFAULT;
}

bool maintenance_page(visit *v, GError **error)
{
    json_t *view = view_of(v);
    g_autofree char *retry =
        g_strdup_printf("%" G_GINT64_FORMAT, retry_seconds(v->site->municipality->maintenance));

    json_object_set_new(view, "desks", desks_view(v));
    json_object_set_new(view, "again", page_again(v));
    response_header(v->out, "Retry-After", retry);
    return page_render(v, 503, "public/maintenance", view, error);
}

json_t *maintenance_ahead(const visit *v)
{
    const json_t *maintenance = v->site->municipality->maintenance;

    if (json_integer_value(json_object_get(maintenance, "starts_at")) <= now_seconds()) {
        return json_null();
    }
    return view_of(v);
}
