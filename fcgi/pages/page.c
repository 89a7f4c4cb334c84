#include "pages/page.h"

#include "base/fault.h"
#include "pages/local_path.h"
#include "pages/site.h"
#include "pages/visit.h"

#include <string.h>

static json_t *languages(const visit *v)
{
    g_auto(GStrv) tags = visit_languages(v->site);
    json_t *list = json_array();

    for (char **tag = tags; *tag != NULL; tag++) {
        const char *name = catalog_get(v->site->texts, *tag, "language_name");
        const bool current = strcmp(*tag, v->language) == 0;
        json_array_append_new(
            list, json_pack("{s:s, s:s, s:b}", "tag", *tag, "name", name, "current", current));
    }
    return list;
}

static json_t *staff_view(const staff *who)
{
    if (who == NULL) {
        return json_null();
    }
    json_t *view = json_pack("{s:s, s:s, s:s*, s:b}", "login", who->login, "name", who->name,
                             "desks", who->desks, staff_role_name(who->role), true);
    for (unsigned right = 1; right <= RIGHT_LAST; right <<= 1) {
        if ((who->rights & right) != 0) {
            g_autofree char *name = g_strconcat("may_", staff_right_name(right), NULL);
            json_object_set_new(view, name, json_true());
        }
    }
    return view;
}

/* What the language switch comes back to; some paths that led to an error page would be refused. */
static const char *path_back(const visit *v)
{
    const bool returns = v->in->method == METHOD_GET && local_path_is_safe(v->in->path);

    return returns ? v->in->path : "/";
}

static void add_common(visit *v, json_t *view)
{
    const municipality *here = v->site->municipality;
    json_t *places = here != NULL ? municipality_places(here, v->language) : NULL;

    json_object_set(view, "t", site_sentences(v->site, v->language));
    json_object_set(view, "places", places != NULL ? places : json_null());
    json_object_set_new(view, "lang", json_string(v->language));
    json_object_set_new(view, "languages", languages(v));
    json_object_set_new(view, "path", json_string(path_back(v)));
    json_object_set_new(view, "key", json_string(page_form_key(v)));
    json_object_set_new(view, "staff", staff_view(v->staff));
    json_object_set_new(view, "lock",
                        v->staff != NULL ? json_integer(v->staff->idle_seconds) : json_null());
    json_object_set_new(view, "saved", json_boolean(field_list_get(v->in->query, "saved") != NULL));
}

bool page_render(visit *v, int status, const char *name, json_t *view, GError **error)
{
    json_auto_t *owned = view;
    const mustache_template *found = mustache_set_get(v->site->templates, name);

    if (found == NULL) {
        fault_set(error, FAULT_CONFIGURATION, "Install the templates of this version again.",
                  "there is no template \"%s\"", name);
        return false;
    }
    add_common(v, owned);
    g_string_truncate(v->out->body, 0);
    if (!mustache_render(found, v->site->templates, owned, v->out->body, error)) {
        return false;
    }
    v->out->status = status;
    response_header(v->out, "Content-Type", "text/html; charset=utf-8");
    response_header(v->out, "Content-Language", v->language);
    response_header(v->out, "Cache-Control", "no-store");
    return true;
}

json_t *page_sentence(const visit *v, const char *key, json_t *values)
{
    json_auto_t *owned = values;
    g_autofree char *text = text_fill(catalog_get(v->site->texts, v->language, key), owned);

    return json_string(text);
}

void page_renew_form_key(visit *v, const char *token)
{
    v->form_key = secret_derive(token, "form");
}

const char *page_form_key(visit *v)
{
    if (v->form_key.hex[0] == '\0' && v->token != NULL) {
        page_renew_form_key(v, v->token);
    }
    return v->form_key.hex;
}

json_t *page_fields(const visit *v, const char *const *without)
{
    json_t *named = json_object();

    for (guint i = 0; i < v->in->form->fields->len; i++) {
        const field *entry = g_ptr_array_index(v->in->form->fields, i);
        json_t *values = json_object_get(named, entry->name);

        if (g_strv_contains(without, entry->name)) {
            continue;
        }
        if (values == NULL) {
            values = json_array();
            json_object_set_new(named, entry->name, values);
        }
        json_array_append_new(values, json_string(entry->value));
    }
    return named;
}

json_t *page_kept_fields(const visit *v, const char *const *without)
{
    json_t *kept = json_array();

    for (guint i = 0; i < v->in->form->fields->len; i++) {
        const field *entry = g_ptr_array_index(v->in->form->fields, i);
        if (!g_strv_contains(without, entry->name)) {
            json_array_append_new(
                kept, json_pack("{s:s, s:s}", "name", entry->name, "value", entry->value));
        }
    }
    return kept;
}
