#include "pages/staff/reports.h"

#include "base/calendar.h"
#include "base/calendar_wareki.h"
#include "pages/staff/minute.h"
#include "pages/staff/own_form.h"
#include "pages/staff/report_paper.h"
#include "pages/staff/report_plan.h"
#include "store/report.h"

#include <string.h>

enum { YEAR_BEFORE_REIWA = 2018 };

static const char new_path[] = "/reports/new";

static void add_minute(json_t *row, const char *name)
{
    const char *iso = json_string_value(json_object_get(row, name));
    g_autofree char *text = iso != NULL ? minute_text(iso) : NULL;
    g_autofree char *shown = g_strconcat(name, "_text", NULL);

    json_object_set_new(row, shown, text != NULL ? json_string(text) : json_null());
}

bool reports_page(visit *v, GError **error)
{
    json_t *rows = report_list(v->site->db, &v->scope, error);
    size_t i = 0;
    json_t *row = NULL;

    if (rows == NULL) {
        return false;
    }
    json_array_foreach(rows, i, row)
    {
        const int year = (int)json_integer_value(json_object_get(row, "fiscal_year"));
        g_autofree char *wareki = calendar_wareki_fiscal_year(year);
        json_object_set_new(row, "year", json_string(wareki));
        add_minute(row, "kept_at");
        add_minute(row, "saved_at");
    }
    return page_render(v, 200, "staff/reports",
                       json_pack("{s:b, s:b, s:o}", "empty", i == 0, "may_write",
                                 v->staff->role >= ROLE_DESK, "rows", rows),
                       error);
}

/* --- a new one --- */

static bool show_new(visit *v, const own_form *f, const char *from, const char *once,
                     GError **error)
{
    g_autofree char *action =
        from != NULL ? g_strconcat(new_path, "?from=", from, NULL) : g_strdup(new_path);
    const own_form_page page = {
        .template = "staff/report_new", .action = action, .cancel = "/reports"};

    return own_form_show(v, f, &page, json_pack("{s:s}", "once", once), error);
}

/* The year that was closed last, of which a paper is written as a rule. Caller owns. */
static json_t *first_answers(void)
{
    const int year = calendar_fiscal_year(calendar_today()) - 1;

    return json_pack("{s:i, s:{s:s}, s:{s:s}, s:[{s:s}]}", "year", year - YEAR_BEFORE_REIWA,
                     "audience", "code", "council", "headline", "code", "contacts", "carry", "code",
                     "yes");
}

/* What the paper of that year is usually called, when nothing else was typed. */
static void add_title(const visit *v, json_t *answers)
{
    const json_int_t year = json_integer_value(json_object_get(answers, "year"));
    g_autofree char *wareki = calendar_wareki_fiscal_year((int)year + YEAR_BEFORE_REIWA);
    json_auto_t *places = json_pack("{s:s}", "year", wareki);
    g_autofree char *title =
        text_fill(catalog_get(v->site->texts, REPORT_LANGUAGE, "staff_report_usual_title"), places);

    if (json_object_get(answers, "title") == NULL) {
        json_object_set_new(answers, "title", json_string(title));
    }
}

/* The paper of ?from=, in *from; NULL without one. False when it was answered, or with a fault. */
static bool read_from(visit *v, json_t **from, GError **error)
{
    const char *number = field_list_single(v->in->query, "from");
    g_autoptr(GError) fault = NULL;

    *from = NULL;
    if (number == NULL) {
        return true;
    }
    *from = report_read(v->site->db, &v->scope, number, NULL, &fault);
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
    } else if (*from == NULL) {
        page_error(v, 404);
    }
    return *from != NULL;
}

static const char *form_name(const json_t *from)
{
    return from != NULL ? "report_version" : "report_new";
}

bool report_new_page(visit *v, GError **error)
{
    const secret_token token = secret_token_new();
    const secret_digest once = secret_hash(token.text);
    json_auto_t *from = NULL;

    if (!read_from(v, &from, error)) {
        return *error == NULL;
    }
    json_auto_t *answers =
        from != NULL ? json_incref(json_object_get(from, "answers")) : first_answers();
    g_autoptr(own_form) f = own_form_new(v, form_name(from), answers, error);

    return f != NULL && show_new(v, f, field_list_single(v->in->query, "from"), once.hex, error);
}

static bool is_once(const char *text)
{
    return text != NULL && strlen(text) == SECRET_HASH_LENGTH &&
           strspn(text, "0123456789abcdef") == SECRET_HASH_LENGTH;
}

static bool begin(visit *v, const char *once, const json_t *answers, GError **error)
{
    json_auto_t *usual = report_plan_usual();
    const new_report what = {.once = once,
                             .answers = answers,
                             .usual = usual,
                             .from = field_list_single(v->in->query, "from")};
    g_autofree char *path = NULL;
    gint64 id = 0;

    if (!report_create(v->site->db, &v->scope, &what, &id, error)) {
        return false;
    }
    path = g_strdup_printf("/reports/%" G_GINT64_FORMAT "/edit?saved=1#saved", id);
    response_redirect(v->out, path);
    return true;
}

/* There is nothing to count of a year that has not begun. */
static void judge_year(visit *v, own_form *f, json_t **answers)
{
    const json_int_t year = json_integer_value(json_object_get(*answers, "year"));

    if (*answers != NULL && year + YEAR_BEFORE_REIWA > calendar_fiscal_year(calendar_today())) {
        json_auto_t *sentence = page_sentence(v, "staff_refused_year_not_begun", json_object());
        own_form_add_issue(f, "year", json_string_value(sentence));
        g_clear_pointer(answers, json_decref);
    }
}

bool report_new_save(visit *v, GError **error)
{
    const char *once = field_list_single(v->in->form, ":number");
    json_auto_t *from = NULL;

    if (!is_once(once)) {
        page_error(v, 400);
        return true;
    }
    if (!read_from(v, &from, error)) {
        return *error == NULL;
    }
    g_autoptr(own_form) f = own_form_posted(v, form_name(from), error);
    if (f == NULL) {
        return *error == NULL;
    }
    json_auto_t *answers = own_form_answers(f);
    judge_year(v, f, &answers);
    if (answers == NULL) {
        return show_new(v, f, field_list_single(v->in->query, "from"), once, error);
    }
    add_title(v, answers);
    return begin(v, once, answers, error);
}
