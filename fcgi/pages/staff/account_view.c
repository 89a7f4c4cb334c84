#include "pages/staff/account_view.h"

#include "pages/staff/minute.h"
#include "pages/staff/request_view.h"

#include <string.h>

enum { ID_DIGITS_MAX = 18 };

const char *account_role_label(const visit *v, staff_role role)
{
    return request_view_label(v->site, v->language, "staff_role_", staff_role_name(role));
}

static const char *right_label(const visit *v, const char *name)
{
    return request_view_label(v->site, v->language, "staff_right_", name);
}

json_t *account_right_labels(const visit *v, unsigned rights)
{
    json_t *labels = json_array();

    for (unsigned right = 1; right <= RIGHT_LAST; right <<= 1) {
        if ((rights & right) != 0) {
            json_array_append_new(labels, json_string(right_label(v, staff_right_name(right))));
        }
    }
    return labels;
}

const char *account_desk_label(const visit *v, const char *code)
{
    const json_t *names = json_object_get(municipality_desk(v->site->municipality, code), "name");
    const char *name = json_string_value(json_object_get(names, v->language));

    return name != NULL ? name : json_string_value(json_object_get(names, "ja"));
}

/* [label…] of a list of codes. */
static json_t *labels(const visit *v, const json_t *codes,
                      const char *(*label)(const visit *v, const char *code))
{
    json_t *words = json_array();
    size_t i = 0;
    json_t *code = NULL;

    json_array_foreach(codes, i, code)
    {
        const char *word = label(v, json_string_value(code));
        json_array_append_new(words, json_string(word != NULL ? word : json_string_value(code)));
    }
    return words;
}

static json_t *minute_of(const json_t *account, const char *name)
{
    const char *iso = json_string_value(json_object_get(account, name));
    g_autofree char *text = iso != NULL ? minute_text(iso) : NULL;

    return text != NULL ? json_string(text) : json_null();
}

json_t *account_view(const visit *v, json_t *account)
{
    static const struct {
        const char *name, *shown;
    } times[] = {
        {"created_at", "created"},    {"last_login_at", "last_login"}, {"disabled_at", "disabled"},
        {"saved_at", "saved_minute"}, {"link_until", "link_minute"},
    };
    const char *role = json_string_value(json_object_get(account, "role"));
    json_t *view = json_copy(account);

    for (gsize i = 0; i < G_N_ELEMENTS(times); i++) {
        json_object_set_new(view, times[i].shown, minute_of(account, times[i].name));
    }
    json_object_set_new(view, "href",
                        json_sprintf("/admin/accounts/%" JSON_INTEGER_FORMAT,
                                     json_integer_value(json_object_get(account, "id"))));
    json_object_set_new(view, "role_label",
                        json_string(account_role_label(v, staff_role_parse(role))));
    json_object_set_new(view, "right_labels",
                        labels(v, json_object_get(account, "rights"), right_label));
    json_object_set_new(view, "desk_labels",
                        labels(v, json_object_get(account, "desks"), account_desk_label));
    return view;
}

bool account_id_is_plausible(const char *text)
{
    const gsize length = strlen(text);

    return length > 0 && length <= ID_DIGITS_MAX && strspn(text, "0123456789") == length;
}
