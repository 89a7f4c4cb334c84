#include "pages/form_step.h"

#include "form/view.h"
#include "pages/language_switch.h"

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

/* The address of a step, without a fragment. */
static char *step_path(const form_way *way, int page, step_mode mode, bool from_confirm)
{
    const bool both = from_confirm && mode != STEP_PLAIN;
    const bool any = from_confirm || mode != STEP_PLAIN;

    return g_strdup_printf("%s/steps/%d%s%s%s%s", way->path, page, any ? "?" : "",
                           modes[mode].query, both ? "&" : "", from_confirm ? "from=confirm" : "");
}

void form_step_redirect(visit *v, const form_way *way, int page, step_mode mode, bool from_confirm)
{
    g_autofree char *path = step_path(way, page, mode, from_confirm);
    g_autofree char *target = g_strconcat(path, modes[mode].fragment, NULL);

    response_redirect(v->out, target);
}

static void redirect_to_confirm(visit *v, const form_way *way)
{
    g_autofree char *path = g_strconcat(way->path, "/confirm", NULL);

    response_redirect(v->out, path);
}

/* In the query of the page, or among the fields that it posts. */
static bool comes_from_confirm(const visit *v)
{
    const field_list *told = v->in->method == METHOD_POST ? v->in->form : v->in->query;
    const char *from = field_list_single(told, "from");

    return from != NULL && strcmp(from, "confirm") == 0;
}

static bool query_has(const visit *v, const char *name)
{
    return field_list_get(v->in->query, name) != NULL;
}

int form_step_number(const visit *v, guint parameter, const questionnaire *q)
{
    const int page = path_number(&v->parameters, parameter);

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

json_t *form_step_view(const visit *v, const form_step *step)
{
    const int count = questionnaire_page_count(step->questionnaire);
    json_t *view = form_page_view(step->form, step->page, query_has(v, "check"));

    json_object_set_new(view, "action", json_sprintf("%s/steps/%d", step->way->path, step->page));
    json_object_set_new(view, "version", json_string(questionnaire_version(step->questionnaire)));
    json_object_set_new(view, "steps", progress(step->page, count));
    json_object_set_new(
        view, "step_count",
        page_sentence(v, "step_count",
                      json_pack("{s:i, s:i}", "number", step->page, "count", count)));
    json_object_set_new(
        view, "issues_title",
        page_sentence(v, "issues_title",
                      json_pack("{s:i}", "count", (int)form_issue_count(step->form, step->page))));
    json_object_set_new(view, "more", json_boolean(query_has(v, "more")));
    json_object_set_new(view, "from_confirm", json_boolean(comes_from_confirm(v)));
    return view;
}

static void go_next(visit *v, const form_step *step, bool from_confirm)
{
    if (form_issue_count(step->form, step->page) > 0) {
        form_step_redirect(v, step->way, step->page, STEP_CHECK, from_confirm);
    } else if (form_has_unasked(step->form, step->page)) {
        form_step_redirect(v, step->way, step->page, STEP_MORE, from_confirm);
    } else if (from_confirm || step->page == questionnaire_page_count(step->questionnaire)) {
        redirect_to_confirm(v, step->way);
    } else {
        form_step_redirect(v, step->way, step->page + 1, STEP_PLAIN, false);
    }
}

static void go_back(visit *v, const form_step *step, bool from_confirm)
{
    (void)from_confirm;
    if (step->page == 1) {
        response_redirect(v->out, step->way->before);
    } else {
        form_step_redirect(v, step->way, step->page - 1, STEP_PLAIN, false);
    }
}

static void go_quit(visit *v, const form_step *step, bool from_confirm)
{
    (void)from_confirm;
    response_redirect(v->out, step->way->quit);
}

/* Language and row buttons. */
static void stay(visit *v, const form_step *step, bool from_confirm)
{
    g_autofree char *path = step_path(step->way, step->page, STEP_PLAIN, from_confirm);
    g_autofree char *target = g_strconcat(path, step->focus != NULL ? "#" : "", step->focus, NULL);

    response_redirect(v->out, target);
}

typedef void (*button_way)(visit *v, const form_step *step, bool from_confirm);

static const struct {
    const char *action;
    button_way go;
} ways[] = {
    {"next", go_next},
    {"back", go_back},
    {"quit", go_quit},
};

static const char *const staying[] = {"add", "remove", "language"};

/* Which way the pressed button leads; NULL when no button of ours was pressed. */
static button_way pressed(const visit *v)
{
    const char *action = field_list_single(v->in->form, "action");

    for (gsize i = 0; action != NULL && i < G_N_ELEMENTS(ways); i++) {
        if (strcmp(action, ways[i].action) == 0) {
            return ways[i].go;
        }
    }
    for (gsize i = 0; i < G_N_ELEMENTS(staying); i++) {
        if (field_list_single(v->in->form, staying[i]) != NULL) {
            return stay;
        }
    }
    return NULL;
}

bool form_step_pressed(const visit *v)
{
    return pressed(v) != NULL;
}

static void switch_language(visit *v)
{
    const char *language = field_list_single(v->in->form, "language");

    if (language != NULL && !language_switch_to(v, language)) {
        page_error(v, 400);
    }
}

void form_step_leave(visit *v, const form_step *step)
{
    const button_way go = pressed(v);

    g_assert(go != NULL);
    go(v, step, comes_from_confirm(v));
    switch_language(v);
}
