#include "pages/staff/contact_reader_page.h"

#include "base/receipt_number.h"
#include "pages/staff/minute.h"
#include "pages/staff/own_form.h"
#include "store/contact_readers.h"

static const char *number_of(const visit *v)
{
    return v->parameters.values[0];
}

static char *contact_path(const visit *v, const char *more)
{
    return g_strdup_printf("/contacts/%s%s", number_of(v), more);
}

/* NULL without a fault: not for this session, and 404 was answered. */
static json_t *read_readers(visit *v, GError **error)
{
    g_autoptr(GError) fault = NULL;
    json_t *readers = response_number_is_valid(number_of(v))
                          ? contact_readers(v->site->db, &v->scope, number_of(v), &fault)
                          : NULL;

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
    } else if (readers == NULL) {
        page_error(v, 404);
    }
    return readers;
}

static void set_minutes(json_t *readers)
{
    size_t i = 0;
    json_t *row = NULL;

    json_array_foreach(json_object_get(readers, "rows"), i, row)
    {
        const char *at = json_string_value(json_object_get(row, "named_at"));
        g_autofree char *minute = at != NULL ? minute_text(at) : NULL;
        json_object_set_new(row, "named_minute", json_pack("s?", minute));
    }
}

static bool show(visit *v, const own_form *f, GError **error)
{
    json_auto_t *readers = read_readers(v, error);
    g_autofree char *path = contact_path(v, "");
    g_autofree char *action = contact_path(v, "/readers");
    const bool seen = json_is_true(json_object_get(readers, "seen"));
    const own_form_page page = {
        .template = "staff/contact_readers", .action = action, .cancel = seen ? path : "/today"};

    if (readers == NULL) {
        return *error == NULL;
    }
    set_minutes(readers);
    json_object_set_new(readers, "path", json_string(path));
    return own_form_show(v, f, &page,
                         json_pack("{s:s, s:O}", "contact_no", number_of(v), "readers", readers),
                         error);
}

bool contact_reader_page(visit *v, GError **error)
{
    g_autoptr(own_form) f = own_form_new(v, "contact_reader", NULL, error);

    return f != NULL && show(v, f, error);
}

static bool answer(visit *v, reader_outcome outcome)
{
    g_autofree char *saved = contact_path(v, "/readers?saved=1#saved");

    if (outcome == READER_GONE) {
        page_error(v, 404);
    } else {
        response_redirect(v->out, saved);
    }
    return true;
}

static bool name(visit *v, own_form *f, const json_t *answers, GError **error)
{
    const reader_named named = {
        number_of(v), json_string_value(json_object_get(json_object_get(answers, "staff"), "code")),
        json_string_value(json_object_get(answers, "reason"))};
    reader_outcome outcome = READER_GONE;

    if (!contact_reader_name(v->site->db, &v->scope, &named, &outcome, error)) {
        return false;
    }
    if (outcome == READER_UNKNOWN || outcome == READER_OPEN) {
        own_form_add_issue(
            f, "staff",
            catalog_get(v->site->texts, v->language,
                        outcome == READER_OPEN ? "staff_reader_open" : "staff_reader_unknown"));
        return show(v, f, error);
    }
    return answer(v, outcome);
}

bool contact_reader_save(visit *v, GError **error)
{
    g_autoptr(own_form) f = own_form_posted(v, "contact_reader", error);
    json_auto_t *answers = f != NULL ? own_form_answers(f) : NULL;

    if (f == NULL) {
        return *error == NULL;
    }
    return answers != NULL ? name(v, f, answers, error) : show(v, f, error);
}

bool contact_reader_take_back(visit *v, GError **error)
{
    const char *account = field_list_single(v->in->form, "staff");
    const reader_named named = {number_of(v), account, NULL};
    guint64 id = 0;
    reader_outcome outcome = READER_GONE;

    if (account == NULL || !g_ascii_string_to_unsigned(account, 10, 1, G_MAXINT64, &id, NULL)) {
        page_error(v, 400);
        return true;
    }
    if (!contact_reader_drop(v->site->db, &v->scope, &named, &outcome, error)) {
        return false;
    }
    return answer(v, outcome);
}
