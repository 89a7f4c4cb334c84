#include "pages/staff/retention_holds.h"

#include "base/receipt_number.h"
#include "pages/staff/minute.h"
#include "pages/staff/own_form.h"
#include "pages/staff/retention_view.h"
#include "store/retention_review.h"

#include <string.h>

static const char holds_path[] = "/admin/retention/holds";

static void add_links(json_t *rows)
{
    size_t i = 0;
    json_t *row = NULL;

    json_array_foreach(rows, i, row)
    {
        g_autofree char *at = minute_text(json_string_value(json_object_get(row, "held_at")));
        json_object_set_new(row, "held_minute", json_string(at));
        json_object_set_new(row, "lift",
                            json_sprintf("%s/%s/lift", holds_path,
                                         json_string_value(json_object_get(row, "subject"))));
    }
}

static bool show_holds(visit *v, const own_form *f, GError **error)
{
    const own_form_page page = {
        .template = "staff/retention_holds", .action = holds_path, .cancel = "/admin/retention"};
    json_auto_t *rows = retention_holds(v->site->db, &v->scope, error);

    if (rows == NULL) {
        return false;
    }
    add_links(rows);
    return own_form_show(
        v, f, &page,
        json_pack("{s:{s:O, s:b}}", "holds", "rows", rows, "empty", json_array_size(rows) == 0),
        error);
}

bool retention_holds_page(visit *v, GError **error)
{
    static const char *const names[] = {"number", "saved", NULL};
    const char *number = NULL;
    g_autoptr(own_form) f = NULL;

    if (!retention_view_knows(v, names) || !retention_view_query(v, "number", &number) ||
        (number != NULL && !document_number_is_valid(number))) {
        page_error(v, 400);
        return true;
    }
    json_auto_t *answers = json_pack("{s:s*}", "number", number);
    f = own_form_new(v, "retention_hold", answers, error);
    return f != NULL && show_holds(v, f, error);
}

static void add_issue(const visit *v, own_form *f, const char *key)
{
    own_form_add_issue(f, "number", catalog_get(v->site->texts, v->language, key));
}

static bool add(visit *v, own_form *f, const json_t *answers, GError **error)
{
    const char *reason = json_string_value(json_object_get(answers, "reason"));
    g_autofree char *number =
        g_ascii_strup(json_string_value(json_object_get(answers, "number")), -1);
    hold_outcome outcome = HOLD_GONE;

    if (!document_number_is_valid(number)) {
        add_issue(v, f, "staff_retention_number_wrong");
        return show_holds(v, f, error);
    }
    if (!retention_hold(v->site->db, &v->scope, number, reason, &outcome, error)) {
        return false;
    }
    if (outcome != HOLD_DONE) {
        add_issue(v, f,
                  outcome == HOLD_HELD ? "staff_retention_number_held"
                                       : "staff_retention_number_unknown");
        return show_holds(v, f, error);
    }
    response_redirect(v->out, "/admin/retention/holds?saved=1#saved");
    return true;
}

bool retention_holds_add(visit *v, GError **error)
{
    g_autoptr(own_form) f = own_form_posted(v, "retention_hold", error);
    json_auto_t *answers = f != NULL ? own_form_answers(f) : NULL;

    if (f == NULL) {
        return *error == NULL;
    }
    return answers != NULL ? add(v, f, answers, error) : show_holds(v, f, error);
}

/* The hold that the path names; NULL without a fault when there is none, and 404 was answered. */
static json_t *find_hold(visit *v, GError **error)
{
    json_auto_t *rows = retention_holds(v->site->db, &v->scope, error);
    size_t i = 0;
    json_t *row = NULL;

    if (rows == NULL) {
        return NULL;
    }
    add_links(rows);
    json_array_foreach(rows, i, row)
    {
        if (strcmp(json_string_value(json_object_get(row, "subject")), v->parameters.values[0]) ==
            0) {
            return json_incref(row);
        }
    }
    page_error(v, 404);
    return NULL;
}

static bool show_lift(visit *v, const own_form *f, json_t *hold, GError **error)
{
    const own_form_page page = {.template = "staff/retention_lift",
                                .action = json_string_value(json_object_get(hold, "lift")),
                                .cancel = holds_path};

    return own_form_show(v, f, &page, json_pack("{s:O}", "hold", hold), error);
}

bool retention_lift_page(visit *v, GError **error)
{
    json_auto_t *hold = find_hold(v, error);
    g_autoptr(own_form) f = NULL;

    if (hold == NULL) {
        return *error == NULL;
    }
    f = own_form_new(v, "retention_lift", NULL, error);
    return f != NULL && show_lift(v, f, hold, error);
}

static bool lift(visit *v, const json_t *answers, GError **error)
{
    const char *reason = json_string_value(json_object_get(answers, "reason"));

    if (!retention_lift(v->site->db, &v->scope, v->parameters.values[0], reason, error)) {
        return false;
    }
    response_redirect(v->out, "/admin/retention/holds?saved=1#saved");
    return true;
}

/* A hold that somebody else has lifted in the meantime is lifted: the second click is no error. */
bool retention_lift_save(visit *v, GError **error)
{
    g_autoptr(own_form) f = own_form_posted(v, "retention_lift", error);
    json_auto_t *answers = f != NULL ? own_form_answers(f) : NULL;

    if (f == NULL) {
        return *error == NULL;
    }
    if (answers != NULL) {
        return lift(v, answers, error);
    }
    json_auto_t *hold = find_hold(v, error);
    return hold != NULL ? show_lift(v, f, hold, error) : *error == NULL;
}
