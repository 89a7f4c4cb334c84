#include "pages/staff/login_kept.h"

#include "pages/local_path.h"
#include "pages/secret_fields.h"

#include <string.h>

static const char prefix[] = "kept:";

/* The path that was posted to, told by the login form; NULL when there is none. */
static const char *path_carried(const visit *v)
{
    const char *path = field_list_single(v->in->form, "again");

    return path != NULL && local_path_is_safe(path) ? path : NULL;
}

/* Password, code, unlocking: each carries what the one before it was given. */
static bool is_login(const visit *v)
{
    return g_str_has_prefix(v->in->path, "/login");
}

/* Whether something else than the page's own key was posted, and nothing that must not stay. */
static bool has_other_fields(const visit *v)
{
    return v->in->form->fields->len > field_list_count(v->in->form, "key") &&
           !secret_fields_posted(v);
}

bool login_has_kept(const visit *v)
{
    if (v->in->method != METHOD_POST || !v->in->same_origin) {
        return false;
    }
    return is_login(v) ? path_carried(v) != NULL : has_other_fields(v);
}

static void add_field(json_t *fields, const char *before, const char *name, const char *value)
{
    json_array_append_new(fields, json_pack("{s:o, s:s}", "name",
                                            json_sprintf("%s%s", before, name), "value", value));
}

/* The fields of the first post; those of a login are what it carries. Each name begins so. */
static json_t *fields_named(const visit *v, const char *before)
{
    const bool login = is_login(v);
    json_t *fields = json_array();

    for (guint i = 0; i < v->in->form->fields->len; i++) {
        const field *one = g_ptr_array_index(v->in->form->fields, i);
        if (!login && strcmp(one->name, "key") != 0) {
            add_field(fields, before, one->name, one->value);
        } else if (login && g_str_has_prefix(one->name, prefix)) {
            add_field(fields, before, one->name + strlen(prefix), one->value);
        }
    }
    return fields;
}

json_t *login_kept(const visit *v)
{
    if (!login_has_kept(v)) {
        return json_null();
    }
    return json_pack("{s:s, s:o}", "again", is_login(v) ? path_carried(v) : v->in->path, "fields",
                     fields_named(v, prefix));
}

json_t *login_kept_released(const visit *v)
{
    return json_pack("{s:s, s:o}", "action", path_carried(v), "fields", fields_named(v, ""));
}
