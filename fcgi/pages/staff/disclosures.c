#include "pages/staff/disclosures.h"

#include "base/calendar.h"
#include "pages/staff/disclosure_view.h"
#include "pages/staff/own_form.h"
#include "pages/staff/retention_view.h"
#include "store/disclosure.h"

#include <string.h>

enum { ROWS_PER_PAGE = 50, PAGES_MAX = 1000 };

static const char list_path[] = "/admin/disclosures";

/* The page of the query, from 1; 0 when it is none. */
static int read_page(const visit *v)
{
    static const char *const names[] = {"page", NULL};
    const char *text = NULL;
    guint64 page = 0;

    if (!retention_view_knows(v, names) || !retention_view_query(v, "page", &text)) {
        return 0;
    }
    if (text == NULL) {
        return 1;
    }
    return g_ascii_string_to_unsigned(text, 10, 1, PAGES_MAX, &page, NULL) ? (int)page : 0;
}

static json_t *list_view(const visit *v, json_t *rows, int page)
{
    const bool more = json_array_size(rows) > ROWS_PER_PAGE;
    size_t i = 0;
    json_t *row = NULL;

    if (more) {
        json_array_remove(rows, ROWS_PER_PAGE);
    }
    json_array_foreach(rows, i, row)
    {
        disclosure_view_name(v, row);
    }
    return json_pack("{s:O, s:b, s:b, s:o}", "rows", rows, "empty", json_array_size(rows) == 0,
                     "continued", page > 1, "next_href",
                     more ? json_sprintf("%s?page=%d", list_path, page + 1) : json_null());
}

bool disclosures_page(visit *v, GError **error)
{
    const int page = read_page(v);

    if (page == 0) {
        page_error(v, 400);
        return true;
    }
    json_auto_t *rows = disclosure_list(v->site->db, &v->scope, ROWS_PER_PAGE + 1,
                                        (page - 1) * ROWS_PER_PAGE, error);
    return rows != NULL &&
           page_render(v, 200, "staff/disclosures", list_view(v, rows, page), error);
}

static bool show_new(visit *v, const own_form *f, const char *once, GError **error)
{
    const own_form_page page = {.template = "staff/disclosure_new",
                                .action = "/admin/disclosures/new",
                                .cancel = list_path};

    return own_form_show(v, f, &page, json_pack("{s:s}", "once", once), error);
}

bool disclosures_new_page(visit *v, GError **error)
{
    const secret_token token = secret_token_new();
    const secret_digest once = secret_hash(token.text);
    g_autofree char *today = calendar_iso(calendar_today());
    json_auto_t *answers = json_pack("{s:s}", "received_on", today);
    g_autoptr(own_form) f = own_form_new(v, "disclosure", answers, error);

    return f != NULL && show_new(v, f, once.hex, error);
}

static bool is_once(const char *text)
{
    return text != NULL && strlen(text) == SECRET_HASH_LENGTH &&
           strspn(text, "0123456789abcdef") == SECRET_HASH_LENGTH;
}

static bool record(visit *v, const char *once, const json_t *answers, GError **error)
{
    g_autofree char *path = NULL;
    gint64 id = 0;

    if (!disclosure_open(v->site->db, &v->scope, once, answers, &id, error)) {
        return false;
    }
    path = g_strdup_printf("%s/%" G_GINT64_FORMAT "?saved=1#saved", list_path, id);
    response_redirect(v->out, path);
    return true;
}

bool disclosures_open(visit *v, GError **error)
{
    const char *once = field_list_single(v->in->form, ":number");
    g_autoptr(own_form) f = NULL;

    if (!is_once(once)) {
        page_error(v, 400);
        return true;
    }
    f = own_form_posted(v, "disclosure", error);
    if (f == NULL) {
        return *error == NULL;
    }
    json_auto_t *answers = own_form_answers(f);
    return answers != NULL ? record(v, once, answers, error) : show_new(v, f, once, error);
}
