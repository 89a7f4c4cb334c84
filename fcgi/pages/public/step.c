#include "pages/public/step.h"

#include "base/fault.h"
#include "form/view.h"
#include "pages/language_switch.h"
#include "pages/public/autosave.h"
#include "pages/public/device.h"
#include "pages/public/journey.h"
#include "pages/public/kept_view.h"
#include "pages/public/step_fields.h"
#include "pages/published_form.h"

#include <string.h>

/* The fragments make the browser move the focus, without a script, to what must be read first. */
static const struct {
    const char *query;
    const char *fragment;
} modes[] = {
    [STEP_PLAIN] = {"", ""},
    [STEP_CHECK] = {"check=1", "#issues"},
    [STEP_MORE] = {"more=1", "#more"},
};

void step_redirect(visit *v, int page, step_mode mode, bool from_confirm)
{
    const bool both = from_confirm && mode != STEP_PLAIN;
    const bool any = from_confirm || mode != STEP_PLAIN;
    g_autofree char *path =
        g_strdup_printf("/consultation/steps/%d%s%s%s%s%s", page, any ? "?" : "", modes[mode].query,
                        both ? "&" : "", from_confirm ? "from=confirm" : "", modes[mode].fragment);

    response_redirect(v->out, path);
}

static bool comes_from_confirm(const field_list *fields)
{
    const char *from = field_list_single(fields, "from");

    return from != NULL && strcmp(from, "confirm") == 0;
}

static bool query_has(const visit *v, const char *name)
{
    return field_list_get(v->in->query, name) != NULL;
}

/* The page of the address, or 0 when the form has no such page. */
static int page_number(const visit *v, const questionnaire *q)
{
    const int page = path_number(&v->parameters, 0);

    return page <= questionnaire_page_count(q) ? page : 0;
}

static json_t *progress(int page, int count)
{
    json_t *steps = json_array();

    for (int i = 1; i <= count; i++) {
        json_array_append_new(steps, json_pack("{s:b}", "done", i <= page));
    }
    return steps;
}

/* A sentence of texts/ with its places filled in from values (reference stolen). */
static json_t *sentence(const visit *v, const char *key, json_t *values)
{
    json_auto_t *owned = values;
    g_autofree char *text = text_fill(catalog_get(v->site->texts, v->language, key), owned);

    return json_string(text);
}

static json_t *step_view(const visit *v, const journey *j, int page)
{
    const int count = questionnaire_page_count(j->questionnaire);
    json_t *view = form_page_view(j->form, page, query_has(v, "check"));

    json_object_set_new(view, "version", json_string(j->draft->version));
    json_object_set_new(view, "turn", json_integer(j->draft->turn));
    json_object_set_new(view, "kept", kept_view(v, j->draft));
    json_object_set_new(view, "steps", progress(page, count));
    json_object_set_new(
        view, "step_count",
        sentence(v, "step_count", json_pack("{s:i, s:i}", "number", page, "count", count)));
    json_object_set_new(
        view, "issues_title",
        sentence(v, "issues_title",
                 json_pack("{s:i}", "count", (int)form_issue_count(j->form, page))));
    json_object_set_new(view, "more", json_boolean(query_has(v, "more")));
    json_object_set_new(view, "from_confirm", json_boolean(comes_from_confirm(v->in->query)));
    if (j->draft->shared) {
        device_forbid_autofill(view);
    }
    return view;
}

bool step_page(visit *v, GError **error)
{
    g_autoptr(journey) j = NULL;
    int page = 0;

    if (!journey_open(v, &j, error)) {
        return false;
    }
    if (j == NULL) {
        return true;
    }
    page = page_number(v, j->questionnaire);
    if (page == 0) {
        page_error(v, 404);
        return true;
    }
    return page_render(v, 200, "public/step", step_view(v, j, page), error);
}

static void go_next(visit *v, const journey *j, int page, bool from_confirm)
{
    if (form_issue_count(j->form, page) > 0) {
        step_redirect(v, page, STEP_CHECK, from_confirm);
    } else if (form_has_unasked(j->form, page)) {
        step_redirect(v, page, STEP_MORE, from_confirm);
    } else if (from_confirm || page == questionnaire_page_count(j->questionnaire)) {
        response_redirect(v->out, "/consultation/confirm");
    } else {
        step_redirect(v, page + 1, STEP_PLAIN, false);
    }
}

static void go_back(visit *v, const journey *j, int page, bool from_confirm)
{
    (void)j;
    (void)from_confirm;
    if (page == 1) {
        response_redirect(v->out, "/consultation");
    } else {
        step_redirect(v, page - 1, STEP_PLAIN, false);
    }
}

static void go_quit(visit *v, const journey *j, int page, bool from_confirm)
{
    (void)j;
    (void)page;
    (void)from_confirm;
    response_redirect(v->out, "/consultation/quit");
}

static void stay(visit *v, const journey *j, int page, bool from_confirm)
{
    (void)j;
    step_redirect(v, page, STEP_PLAIN, from_confirm);
}

typedef void (*step_way)(visit *v, const journey *j, int page, bool from_confirm);

static const struct {
    const char *action;
    step_way go;
} ways[] = {
    {"next", go_next},
    {"back", go_back},
    {"quit", go_quit},
};

/* Which way the pressed button leads; NULL when no button of ours was pressed. */
static step_way pressed(const visit *v)
{
    const char *action = field_list_single(v->in->form, "action");

    for (gsize i = 0; action != NULL && i < G_N_ELEMENTS(ways); i++) {
        if (strcmp(action, ways[i].action) == 0) {
            return ways[i].go;
        }
    }
    return field_list_single(v->in->form, "language") != NULL ? stay : NULL;
}

/*
 * The page tells the version that it was made from, so that saving needs no reading before: a draft
 * that was begun just before a new version came into use is still accepted by its own questions.
 */
static const questionnaire *shown_version(visit *v, GError **error)
{
    const char *version = field_list_single(v->in->form, "version");

    return version != NULL ? published_form(v, consultation_form_url, version, error) : NULL;
}

static void switch_language(visit *v)
{
    const char *language = field_list_single(v->in->form, "language");

    if (language != NULL && !language_switch_to(v, language)) {
        page_error(v, 400);
    }
}

bool step_save(visit *v, GError **error)
{
    g_autoptr(journey) j = NULL;
    g_autoptr(GError) fault = NULL;
    const step_way go = pressed(v);
    const questionnaire *q = shown_version(v, &fault);
    json_auto_t *entries = q != NULL ? step_fields_accept(v, q, page_number(v, q)) : NULL;

    if (fault != NULL && !g_error_matches(fault, FAULT, FAULT_CONFIGURATION)) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (entries != NULL && autosave_is_meant(v)) {
        return autosave(v, page_number(v, q), entries, error);
    }
    if (go == NULL || entries == NULL) {
        page_error(v, 400);
        return true;
    }
    if (!journey_save(v, page_number(v, q), entries, &j, error)) {
        return false;
    }
    if (j != NULL) {
        go(v, j, page_number(v, q), comes_from_confirm(v->in->form));
        switch_language(v);
    }
    return true;
}
