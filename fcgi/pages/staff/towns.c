#include "pages/staff/towns.h"

#include "pages/localized_view.h"
#include "pages/staff/edit_page.h"
#include "text/url.h"

#include <string.h>

enum { ROWS_PER_PAGE = 100, SEARCH_CHARACTERS_MAX = 60 };

static const char *const actions[] = {"retire", "restore", NULL};
static const edit_subject towns = {
    .form = "town",
    .form_new = "town_new",
    .read = "town_read",
    .save = "town_save",
    .turn = "town_turn",
    .template = "staff/town",
    .list = "/admin/towns",
    .new_path = "/admin/new/town",
    .actions = actions,
};

typedef struct {
    const char *desk; /* NULL: of all */
    const char *search;
    bool retired;
    const char *after; /* the cursor as it stands in the URL, or NULL */
} town_filter;

/* "" is nothing asked for. False when the name came twice. */
static bool read_text(const visit *v, const char *name, const char **value)
{
    const char *given = field_list_get(v->in->query, name);

    *value = given != NULL && *given != '\0' ? given : NULL;
    return field_list_count(v->in->query, name) <= 1;
}

static bool has_only_known_names(const field_list *query)
{
    static const char *const names[] = {"desk", "q", "state", "after", "saved", NULL};

    for (guint i = 0; i < query->fields->len; i++) {
        const field *pair = g_ptr_array_index(query->fields, i);
        if (!g_strv_contains(names, pair->name)) {
            return false;
        }
    }
    return true;
}

/* A cursor is the position of the last row and its code: "12-asahi-1". */
static bool is_cursor(const char *text)
{
    return g_regex_match_simple("^[0-9]{1,9}-[a-z0-9][a-z0-9_-]{0,31}$", text,
                                G_REGEX_DOLLAR_ENDONLY, 0);
}

static bool read_filter(const visit *v, town_filter *filter)
{
    const char *state = NULL;

    *filter = (town_filter){0};
    if (!has_only_known_names(v->in->query) || !read_text(v, "desk", &filter->desk) ||
        !read_text(v, "q", &filter->search) || !read_text(v, "state", &state) ||
        !read_text(v, "after", &filter->after)) {
        return false;
    }
    filter->retired = state != NULL;
    return (state == NULL || strcmp(state, "retired") == 0) &&
           (filter->desk == NULL ||
            municipality_desk(v->site->municipality, filter->desk) != NULL) &&
           (filter->search == NULL || g_utf8_strlen(filter->search, -1) <= SEARCH_CHARACTERS_MAX) &&
           (filter->after == NULL || is_cursor(filter->after));
}

static json_t *find_rows(visit *v, const town_filter *filter, GError **error)
{
    g_autofree char *limit = g_strdup_printf("%d", ROWS_PER_PAGE + 1);
    g_auto(GStrv) after = filter->after != NULL ? g_strsplit(filter->after, "-", 2) : NULL;
    const char *const values[] = {
        v->language,
        filter->desk,
        filter->search,
        after != NULL ? after[0] : NULL,
        after != NULL ? after[1] : NULL,
        limit,
        filter->retired ? "true" : "false",
    };

    return edit_list(v->site->db, &v->scope, "town_list", values, G_N_ELEMENTS(values), error);
}

static json_t *desk_choices(const visit *v, const char *chosen)
{
    json_t *choices = json_array();
    size_t i = 0;
    json_t *desk = NULL;

    json_array_foreach(v->site->municipality->desks, i, desk)
    {
        const char *code = json_string_value(json_object_get(desk, "code"));
        json_array_append_new(choices,
                              json_pack("{s:s, s:s, s:b}", "code", code, "label",
                                        localized_text(json_object_get(desk, "name"), v->language),
                                        "selected", g_strcmp0(code, chosen) == 0));
    }
    return choices;
}

static void append_pair(GString *href, const char *name, const char *value)
{
    if (value != NULL) {
        g_autofree char *encoded = url_part(value);
        g_string_append_printf(href, "%s=%s&", name, encoded);
    }
}

/* The path of the same list behind a row, or of its beginning with NULL. Caller owns. */
static json_t *list_href(const town_filter *filter, const json_t *last)
{
    g_autoptr(GString) href = g_string_new("/admin/towns?");

    append_pair(href, "desk", filter->desk);
    append_pair(href, "q", filter->search);
    append_pair(href, "state", filter->retired ? "retired" : NULL);
    if (last != NULL) {
        g_autofree char *after = g_strdup_printf(
            "%" JSON_INTEGER_FORMAT "-%s", json_integer_value(json_object_get(last, "position")),
            json_string_value(json_object_get(last, "code")));
        append_pair(href, "after", after);
    }
    g_string_truncate(href, href->len - 1); /* "?" or "&" */
    return json_string(href->str);
}

/* rows: one more than a page holds tells that there is a next page; it is taken off. */
static json_t *list_view(const visit *v, const town_filter *filter, json_t *rows)
{
    const bool more = json_array_size(rows) > ROWS_PER_PAGE;

    if (more) {
        json_array_remove(rows, ROWS_PER_PAGE);
    }
    const int count = (int)json_array_size(rows);
    return json_pack(
        "{s:o, s:b, s:b, s:b, s:s, s:o, s:o, s:o, s:O}", "count",
        page_sentence(v, "staff_list_count", json_pack("{s:i}", "count", count)), "empty",
        count == 0, "retired", filter->retired, "continued", filter->after != NULL, "search",
        filter->search != NULL ? filter->search : "", "desk_choices", desk_choices(v, filter->desk),
        "first_href", list_href(filter, NULL), "next_href",
        more ? list_href(filter, json_array_get(rows, ROWS_PER_PAGE - 1)) : json_null(), "rows",
        rows);
}

bool towns_page(visit *v, GError **error)
{
    town_filter filter;
    json_auto_t *rows = NULL;

    if (!read_filter(v, &filter)) {
        page_error(v, 400);
        return true;
    }
    rows = find_rows(v, &filter, error);
    return rows != NULL && page_render(v, 200, "staff/towns", list_view(v, &filter, rows), error);
}

bool town_new_page(visit *v, GError **error)
{
    return edit_new_page(v, &towns, error);
}

bool town_page(visit *v, GError **error)
{
    return edit_page(v, &towns, error);
}

bool town_save(visit *v, GError **error)
{
    return edit_page_save(v, &towns, error);
}

bool town_turn(visit *v, GError **error)
{
    return edit_page_turn(v, &towns, error);
}
