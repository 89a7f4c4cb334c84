#include "pages/staff/contact_sheet.h"

#include "form/entries.h"
#include "pages/staff/contact_conflict.h"
#include "pages/staff/contact_rules.h"
#include "pages/staff/contact_sheet_view.h"
#include "pages/step_fields.h"

#include <string.h>

static bool query_has(const visit *v, const char *name)
{
    return field_list_get(v->in->query, name) != NULL;
}

bool contact_sheet_page(visit *v, GError **error)
{
    g_autoptr(opened_contact) k = NULL;

    if (!opened_contact_open(v, "contact.view", "sheet", &k, error)) {
        return false;
    }
    if (k == NULL) {
        return true;
    }
    if (k->response->stored->entries == NULL) {
        response_redirect(v->out, k->response->path);
        return true;
    }
    g_auto(contact_sheet) sheet = contact_sheet_of(k, NULL);
    return page_render(v, 200, "staff/contact_sheet",
                       contact_sheet_view(v, &sheet, query_has(v, "check")), error);
}

static void go(visit *v, const opened_contact *k, const char *rest)
{
    g_autofree char *path = g_strconcat(k->response->path, rest, NULL);

    response_redirect(v->out, path);
}

static void go_to_kept(visit *v, const opened_contact *k)
{
    go(v, k, "/edit?saved=1#saved");
}

/* What was saved is to be completed. The sheet says what is wrong with it. */
static bool complete(visit *v, const opened_contact *k, GError **error)
{
    g_auto(contact_sheet) sheet = contact_sheet_of(k, NULL);
    g_auto(response_result) result = {0};
    const response_seen seen = {.number = k->response->stored->number,
                                .saves = k->response->stored->saves};

    if (!contact_sheet_is_complete(&sheet)) {
        go(v, k,
           contact_sheet_issue_count(&sheet) > 0 ? "/edit?check=1#issues" : "/edit?check=1#more");
        return true;
    }
    if (!contact_complete(v->site->db, &v->scope, &seen, sheet.answers, &result, error)) {
        return false;
    }
    /* Whoever came between finds the sheet as it is now. */
    go(v, k, result.outcome == RESPONSE_DONE ? "?done=1#done" : "/edit?changed=1#changed");
    return true;
}

/* Nobody reads more of it than the status. */
static void answer_itself(visit *v, const response_result *result)
{
    v->out->status = result->outcome == RESPONSE_DONE ? 204 : result->now == NULL ? 410 : 409;
    response_header(v->out, "Cache-Control", "no-store");
}

typedef enum { BUTTON_NONE, BUTTON_COMPLETE, BUTTON_KEEP, BY_ITSELF } pressed;

static pressed read_pressed(const visit *v)
{
    static const struct {
        const char *action;
        pressed button;
    } buttons[] = {{"complete", BUTTON_COMPLETE}, {"keep", BUTTON_KEEP}, {"save", BY_ITSELF}};
    const char *action = field_list_single(v->in->form, "action");

    for (gsize i = 0; i < G_N_ELEMENTS(buttons); i++) {
        if (g_strcmp0(action, buttons[i].action) == 0) {
            return buttons[i].button;
        }
    }
    return BUTTON_NONE;
}

/* The moment of a page that saves itself; -1 when it is none that such a page sends. */
static gint64 typed_at(const visit *v, pressed button)
{
    const char *text = field_list_single(v->in->form, ":at");
    guint64 at = 0;

    if (button != BY_ITSELF) {
        return 0;
    }
    if (text == NULL || !g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, &at, NULL)) {
        return -1;
    }
    return (gint64)at;
}

/* What is being typed, or else what holds, with these entries in it. The caller owns it. */
static json_t *merged_with(const opened_contact *k, json_t *entries)
{
    const stored_response *stored = k->response->stored;
    json_t *merged = stored->entries != NULL
                         ? json_copy(stored->entries)
                         : entries_of_answers(k->response->questionnaire, stored->answers);

    json_object_update(merged, entries);
    return merged;
}

/* The age is known by the date of birth: who typed that need not choose it, too. */
static void add_age(const opened_contact *k, json_t *entries)
{
    json_auto_t *merged = merged_with(k, entries);
    const char *age = NULL;

    g_auto(contact_sheet) sheet = contact_sheet_of(k, merged);
    age = contact_rules_age(sheet.answers);
    if (age != NULL && json_object_get(sheet.answers, "subj_age") == NULL) {
        json_object_set_new(entries, "subj_age", json_pack("[s]", age));
    }
}

static bool answer_saved(visit *v, response_result *result, pressed button, json_t *entries,
                         GError **error)
{
    g_autoptr(opened_contact) k = NULL;

    if (button == BY_ITSELF) {
        answer_itself(v, result);
        return true;
    }
    if (result->now == NULL) {
        page_error(v, 404);
        return true;
    }
    if (!opened_contact_of(v, g_steal_pointer(&result->now), &k, error)) {
        return false;
    }
    if (k == NULL) {
        return true;
    }
    if (result->outcome != RESPONSE_DONE) {
        return contact_conflict_show(v, k, entries, error);
    }
    if (button == BUTTON_COMPLETE) {
        return complete(v, k, error);
    }
    go_to_kept(v, k);
    return true;
}

static bool save(visit *v, const opened_contact *k, pressed button, json_t *entries, GError **error)
{
    const response_seen seen = {.number = k->response->stored->number,
                                .saves = step_fields_revision(v)};
    const contact_typed typed = {.entries = entries, .at = typed_at(v, button)};
    g_auto(response_result) result = {0};

    return contact_save(v->site->db, &v->scope, &seen, &typed, &result, error) &&
           answer_saved(v, &result, button, entries, error);
}

/*
 * A second click on "complete" finds done what it asks for. The first one saved before it
 * completed, so that the number of saves tells nothing.
 */
static bool is_done(const opened_contact *k, json_t *entries)
{
    const stored_response *stored = k->response->stored;

    if (stored->entries != NULL || !stored->saved_by_me ||
        strcmp(stored->status, "entered-in-error") == 0) {
        return false;
    }
    json_auto_t *merged = merged_with(k, entries);
    g_auto(contact_sheet) sheet = contact_sheet_of(k, merged);
    return contact_sheet_is_complete(&sheet) && json_equal(sheet.answers, stored->answers);
}

bool contact_sheet_save(visit *v, GError **error)
{
    const pressed button = read_pressed(v);
    g_autoptr(opened_contact) k = NULL;
    g_autofree char *focus = NULL;

    if (!opened_contact_open(v, NULL, NULL, &k, error)) {
        return false;
    }
    if (k == NULL) {
        return true;
    }
    json_auto_t *entries = step_fields_accept_sheet(v, k->response->questionnaire, &focus);
    if (entries == NULL || button == BUTTON_NONE || step_fields_revision(v) < 0 ||
        typed_at(v, button) < 0) {
        page_error(v, 400);
        return true;
    }
    if (button == BUTTON_COMPLETE) {
        add_age(k, entries);
        if (is_done(k, entries)) {
            go(v, k, "?done=1#done");
            return true;
        }
    }
    return save(v, k, button, entries, error);
}
