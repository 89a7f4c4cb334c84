#include "pages/staff/edit_page.h"

#include "pages/staff/edit_view.h"
#include "pages/staff/own_form.h"

#include <string.h>

/* A page on its way: of which subject, of which thing, and what is known of that. */
typedef struct {
    const edit_subject *of;
    const char *code;    /* NULL: a new one without a code yet, or the only one */
    const edit_row *row; /* NULL: it is not there yet */
    const char *form;
    const json_t *answers; /* what a preview is made of; NULL: none */
    gint64 at;
    int status;
    json_t *more; /* conflict, refusal */
} shown;

static bool is_new(const edit_subject *of, const char *code, const edit_row *row)
{
    return of->new_path != NULL && code == NULL && row == NULL;
}

/* Where the form of a thing is posted to. Caller frees. */
static char *path_of(const edit_subject *of, const char *code)
{
    if (code != NULL) {
        return g_strconcat(of->list, "/", code, of->has_page ? "/edit" : NULL, NULL);
    }
    return g_strdup(of->new_path != NULL ? of->new_path : of->list);
}

/* Where its form leads to, saved or not. Caller frees. */
static char *path_back(const edit_subject *of, const char *code)
{
    if (of->has_page) {
        return g_strconcat(of->list, "/", code, NULL);
    }
    return g_strdup(of->new_path != NULL ? of->list : "/admin");
}

/* {"languages": what the subject makes of the answers}, or null. */
static json_t *preview_of(const visit *v, const shown *page)
{
    if (page->of->preview == NULL || page->answers == NULL) {
        return json_null();
    }
    return json_pack("{s:o}", "languages", page->of->preview(v, page->answers));
}

static bool show(visit *v, const own_form *f, const shown *page, GError **error)
{
    g_autofree char *here = path_of(page->of, page->code);
    g_autofree char *back = path_back(page->of, page->code);
    json_t *view = edit_view_row(page->row);
    const own_form_page of_form = {
        .template = page->of->template,
        .action = here,
        .cancel = back,
        .at = page->at,
        .status = page->status,
    };

    json_object_set_new(view, "code", page->code != NULL ? json_string(page->code) : json_null());
    json_object_set_new(view, "conflict", json_null());
    json_object_set_new(view, "refusal", json_null());
    json_object_set_new(view, "preview", preview_of(v, page));
    json_object_update(view, page->more);
    return own_form_show(v, f, &of_form, view, error);
}

/* As it is. */
static bool show_stored(visit *v, const shown *page, GError **error)
{
    const json_t *answers = page->row != NULL ? page->row->answers : NULL;
    g_autoptr(own_form) f = own_form_new(v, page->form, answers, error);

    return f != NULL && show(v, f, page, error);
}

/* A name that nothing else has. Caller frees. */
static char *draw_code(void)
{
    return g_strdup_printf("n%08x%08x", g_random_int(), g_random_int());
}

bool edit_new_page(visit *v, const edit_subject *of, GError **error)
{
    g_autofree char *code = of->draws_code ? draw_code() : NULL;
    const shown page = {
        .of = of, .code = code, .form = of->form_new != NULL ? of->form_new : of->form};

    return show_stored(v, &page, error);
}

/* The code of the route; of a subject that is there but once, and of a new one, it has none. */
static const char *code_of(const visit *v, const edit_subject *of)
{
    return of->new_path != NULL && v->parameters.count > 0 ? v->parameters.values[0] : NULL;
}

/* *row is NULL when it is not there. */
static bool read_row(visit *v, const edit_subject *of, edit_row **row, GError **error)
{
    const char *code = code_of(v, of);
    g_autoptr(GError) fault = NULL;

    *row = NULL;
    if (code == NULL && of->new_path != NULL) {
        return true;
    }
    *row = edit_read(v->site->db, &v->scope, of->read, code, &fault);
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    return true;
}

bool edit_page(visit *v, const edit_subject *of, GError **error)
{
    g_autoptr(edit_row) row = NULL;

    if (!read_row(v, of, &row, error)) {
        return false;
    }
    if (row == NULL) {
        page_error(v, 404);
        return true;
    }
    const shown page = {.of = of,
                        .code = code_of(v, of),
                        .row = row,
                        .form = of->form,
                        .answers = row->answers,
                        .at = row->saves};
    return show_stored(v, &page, error);
}

static json_t *refusal_of(const visit *v, const edit_result *result)
{
    g_autofree char *key = g_strconcat("staff_refused_", result->reason, NULL);

    return page_sentence(v, key, json_object());
}

/* The form again, with what a colleague has saved in the meantime where it differs. */
static bool show_conflict(visit *v, const own_form *f, const json_t *typed, shown *page,
                          GError **error)
{
    json_t *differences = NULL;

    if (!edit_view_differences(v, page->form, page->row->answers, typed, &differences, error)) {
        return false;
    }
    json_auto_t *more = json_pack("{s:{s:b, s:o}}", "conflict", "has_differences",
                                  json_array_size(differences) > 0, "differences", differences);
    page->more = more;
    page->at = page->row->saves;
    page->status = 409;
    return show(v, f, page, error);
}

static bool show_refusal(visit *v, own_form *f, const edit_result *result, shown *page,
                         GError **error)
{
    json_auto_t *sentence = refusal_of(v, result);
    json_auto_t *more = json_pack("{s:O}", "refusal", sentence);

    if (result->field != NULL) {
        own_form_add_issue(f, result->field, json_string_value(sentence));
    } else {
        page->more = more;
        page->status = 409;
    }
    return show(v, f, page, error);
}

static void go_on(visit *v, const edit_subject *of)
{
    g_autofree char *place =
        of->has_page ? path_back(of, v->parameters.values[0]) : g_strdup(of->list);
    g_autofree char *path = g_strconcat(place, "?saved=1#saved", NULL);

    response_redirect(v->out, path);
}

/* Saves what was typed, and answers how it went. */
static bool save(visit *v, own_form *f, const json_t *typed, shown *page, GError **error)
{
    const edit_seen seen = {.query = page->of->save, .code = page->code, .at = page->at};
    g_autoptr(edit_row) now = NULL;
    g_auto(edit_result) result = {0};

    if (!edit_save(v->site->db, &v->scope, &seen, typed, &result, error)) {
        return false;
    }
    switch (result.outcome) {
    case EDIT_DONE:
        go_on(v, page->of);
        return true;
    case EDIT_REFUSED:
        return show_refusal(v, f, &result, page, error);
    case EDIT_CHANGED:
        if (!read_row(v, page->of, &now, error)) {
            return false;
        }
        page->row = now;
        if (now != NULL) {
            return show_conflict(v, f, typed, page, error);
        }
        break;
    case EDIT_GONE:
        break;
    }
    page_error(v, 404);
    return true;
}

static bool wants_preview(const visit *v)
{
    return g_strcmp0(field_list_single(v->in->form, "action"), "preview") == 0;
}

/* Whether it is a new thing under the code of a draw_code(). */
static bool may_begin(const shown *page)
{
    return page->of->draws_code && page->at == 0 &&
           g_regex_match_simple("^n[0-9a-f]{16}$", page->code, G_REGEX_DOLLAR_ENDONLY, 0);
}

bool edit_page_save(visit *v, const edit_subject *of, GError **error)
{
    g_autoptr(edit_row) row = NULL;
    g_autoptr(own_form) f = NULL;
    json_auto_t *typed = NULL;
    shown page = {.of = of, .code = code_of(v, of), .form = of->form, .at = own_form_at(v)};

    if (!read_row(v, of, &row, error)) {
        return false;
    }
    if (page.at < 0 || (row == NULL && page.code != NULL && !may_begin(&page))) {
        page_error(v, page.at < 0 ? 400 : 404);
        return true;
    }
    page.row = row;
    if (is_new(of, page.code, row)) {
        page.form = of->form_new;
    }
    f = own_form_posted(v, page.form, error);
    if (f == NULL) {
        return *error == NULL;
    }
    typed = own_form_answers(f);
    page.answers = typed;
    if (typed == NULL || wants_preview(v)) {
        return show(v, f, &page, error);
    }
    return save(v, f, typed, &page, error);
}

/* What was asked with one of the buttons beside the form was not done. */
static bool show_undone(visit *v, const edit_subject *of, const edit_result *result, GError **error)
{
    g_autoptr(edit_row) row = NULL;

    if (!read_row(v, of, &row, error)) {
        return false;
    }
    if (row == NULL) {
        page_error(v, 404);
        return true;
    }
    json_auto_t *more =
        result->outcome == EDIT_REFUSED
            ? json_pack("{s:o}", "refusal", refusal_of(v, result))
            : json_pack("{s:{s:b, s:[]}}", "conflict", "has_differences", false, "differences");
    const shown page = {.of = of,
                        .code = code_of(v, of),
                        .row = row,
                        .form = of->form,
                        .at = row->saves,
                        .status = 409,
                        .more = more};
    return show_stored(v, &page, error);
}

bool edit_page_turn(visit *v, const edit_subject *of, GError **error)
{
    const char *action = v->parameters.values[v->parameters.count - 1];
    const edit_seen seen = {.query = of->turn, .code = code_of(v, of), .at = own_form_at(v)};
    g_auto(edit_result) result = {0};

    if (!g_strv_contains(of->actions, action) || seen.at < 0) {
        page_error(v, seen.at < 0 ? 400 : 404);
        return true;
    }
    if (!edit_turn(v->site->db, &v->scope, &seen, action, &result, error)) {
        return false;
    }
    if (result.outcome == EDIT_DONE) {
        go_on(v, of);
        return true;
    }
    if (result.outcome == EDIT_GONE) {
        page_error(v, 404);
        return true;
    }
    return show_undone(v, of, &result, error);
}
