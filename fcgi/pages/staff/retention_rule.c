#include "pages/staff/retention_rule.h"

#include "pages/staff/minute.h"
#include "pages/staff/own_form.h"
#include "pages/staff/retention_view.h"
#include "store/retention_review.h"

#include <string.h>

static bool may_pseudonymise(const json_t *rule)
{
    return json_is_true(json_object_get(rule, "may_pseudonymise"));
}

static const char *form_name(const json_t *rule)
{
    return may_pseudonymise(rule) ? "retention_rule" : "retention_term";
}

/* The rule as answers of its form; the reason is asked for anew each time. */
static json_t *answers_of(const json_t *rule)
{
    json_t *answers = json_pack("{s:O}", "amount", json_object_get(rule, "amount"));

    if (may_pseudonymise(rule)) {
        json_object_set_new(answers, "disposal",
                            json_pack("{s:s, s:O}", "system",
                                      "https://madoguchi.example/fhir/CodeSystem/own-disposal",
                                      "code", json_object_get(rule, "disposal")));
    }
    return answers;
}

/* Beside the form: the rule as it is, its bounds in words, who set it, what was promised. */
static json_t *around(const visit *v, const json_t *rule)
{
    const char *kind = json_string_value(json_object_get(rule, "kind"));
    const char *saved_at = json_string_value(json_object_get(rule, "saved_at"));
    g_autofree char *saved = saved_at != NULL ? minute_text(saved_at) : NULL;
    g_autofree char *key = g_strconcat("staff_retention_unit_",
                                       json_string_value(json_object_get(rule, "unit")), NULL);
    json_t *view = json_deep_copy(rule);

    json_object_set_new(
        view, "lowest_text",
        page_sentence(v, key, json_pack("{s:O}", "amount", json_object_get(rule, "lowest"))));
    json_object_set_new(
        view, "highest_text",
        page_sentence(v, key, json_pack("{s:O}", "amount", json_object_get(rule, "highest"))));
    json_object_set_new(view, "saved_minute", json_pack("s?", saved));
    json_object_set_new(view, "promised", json_boolean(strcmp(kind, "request") == 0));
    json_object_set_new(view, "confirm", json_null());
    json_object_set_new(view, "changed", json_false());
    return view;
}

/* due: rows that would become due at once, to be confirmed; 0 for none. */
static bool show(visit *v, const json_t *rule, const own_form *f, int status, gint64 due,
                 GError **error)
{
    const char *path = json_string_value(json_object_get(rule, "href_rule"));
    g_autofree char *action =
        due > 0 ? g_strdup_printf("%s?due=%" G_GINT64_FORMAT, path, due) : g_strdup(path);
    const own_form_page page = {
        .template = "staff/retention_rule",
        .action = action,
        .cancel = "/admin/retention",
        .at = json_integer_value(json_object_get(rule, "saves")),
        .status = status,
    };
    json_t *more = around(v, rule);

    if (due > 0) {
        json_object_set_new(more, "confirm",
                            page_sentence(v, "staff_retention_confirm",
                                          json_pack("{s:I}", "count", (json_int_t)due)));
    }
    json_object_set_new(more, "changed", json_boolean(status == 409));
    return own_form_show(v, f, &page, json_pack("{s:o}", "rule", more), error);
}

bool retention_rule_page(visit *v, GError **error)
{
    json_auto_t *rule = retention_view_rule(v, error);
    json_auto_t *answers = rule != NULL ? answers_of(rule) : NULL;
    g_autoptr(own_form) f = NULL;

    if (rule == NULL) {
        return *error == NULL;
    }
    f = own_form_new(v, form_name(rule), answers, error);
    return f != NULL && show(v, rule, f, 0, 0, error);
}

static void add_bounds_issue(const visit *v, const json_t *rule, own_form *f)
{
    json_auto_t *sentence =
        page_sentence(v, "staff_retention_bounds",
                      json_pack("{s:O, s:O}", "lowest", json_object_get(rule, "lowest"), "highest",
                                json_object_get(rule, "highest")));

    own_form_add_issue(f, "amount", json_string_value(sentence));
}

static bool answer(visit *v, const json_t *rule, own_form *f, rule_outcome outcome, gint64 due,
                   GError **error)
{
    switch (outcome) {
    case RULE_DONE:
        response_redirect(v->out, "/admin/retention?saved=1#saved");
        return true;
    case RULE_CHANGED:
        return show(v, rule, f, 409, 0, error);
    case RULE_BOUNDS:
        add_bounds_issue(v, rule, f);
        return show(v, rule, f, 0, 0, error);
    case RULE_CONFIRM:
        return show(v, rule, f, 0, due, error);
    case RULE_GONE:
        page_error(v, 404);
        return true;
    }
    g_assert_not_reached();
}

/* The "due" of the query, when it is a number. */
static bool read_confirmed(const visit *v, const char **confirmed)
{
    static const char *const names[] = {"due", NULL};
    guint64 number = 0;

    return retention_view_knows(v, names) && retention_view_query(v, "due", confirmed) &&
           (*confirmed == NULL ||
            g_ascii_string_to_unsigned(*confirmed, 10, 0, G_MAXINT64, &number, NULL));
}

static bool store(visit *v, const json_t *rule, own_form *f, const json_t *answers, GError **error)
{
    rule_change change = {
        .kind = json_string_value(json_object_get(rule, "kind")),
        .saves = own_form_at(v),
        .answers = answers,
    };
    rule_outcome outcome = RULE_GONE;
    gint64 due = 0;

    if (!read_confirmed(v, &change.confirmed)) {
        page_error(v, 400);
        return true;
    }
    return retention_change(v->site->db, &v->scope, &change, &outcome, &due, error) &&
           answer(v, rule, f, outcome, due, error);
}

bool retention_rule_save(visit *v, GError **error)
{
    json_auto_t *rule = retention_view_rule(v, error);
    g_autoptr(own_form) f = NULL;

    if (rule == NULL) {
        return *error == NULL;
    }
    f = own_form_posted(v, form_name(rule), error);
    if (f == NULL) {
        return *error == NULL;
    }
    json_auto_t *answers = own_form_answers(f);
    return answers != NULL ? store(v, rule, f, answers, error) : show(v, rule, f, 0, 0, error);
}
