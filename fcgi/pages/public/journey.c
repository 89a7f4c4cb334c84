#include "pages/public/journey.h"

#include "pages/public/closed.h"
#include "pages/public/device.h"
#include "pages/published_form.h"
#include "pages/step_fields.h"

const form_way consultation_way = {
    .path = "/consultation", .before = "/consultation", .quit = "/consultation/quit"};

void journey_free(journey *j)
{
    if (j == NULL) {
        return;
    }
    g_clear_pointer(&j->form, form_free);
    g_clear_pointer(&j->draft, draft_free);
    g_free(j);
}

/*
 * Who reads the answers wants to know in which language they were asked; the visitor is not asked.
 */
static void set_language(json_t *entries, const char *language)
{
    json_object_set_new(entries, "lang", json_pack("[s]", language));
}

/* Takes over the draft. */
static bool begin(visit *v, draft *found, journey **out, GError **error)
{
    g_autoptr(journey) j = g_new0(journey, 1);

    j->draft = found;
    j->questionnaire = published_form(v, found->url, found->version, error);
    if (j->questionnaire == NULL) {
        return false;
    }
    if (found->receipt_no == NULL) {
        set_language(found->entries, v->language);
        j->context = published_form_context(v);
        j->form = form_evaluate(j->questionnaire, found->entries, &j->context);
    }
    *out = g_steal_pointer(&j);
    return true;
}

/* found may be NULL without fault: no draft. Takes over both. */
static bool begin_if_found(visit *v, draft *found, GError *fault, journey **out, GError **error)
{
    *out = NULL;
    if (fault != NULL) {
        g_propagate_error(error, fault);
        return false;
    }
    return found == NULL || begin(v, found, out, error);
}

/* Answers in the page's stead when there is nothing to type in any more. */
static bool answer_ended(visit *v, journey **out, GError **error)
{
    if (*out == NULL) {
        return journey_missing(v, error);
    }
    if ((*out)->draft->receipt_no != NULL) {
        g_clear_pointer(out, journey_free);
        response_redirect(v->out, "/consultation/receipt");
    } else if (closed_is((*out)->questionnaire)) {
        g_clear_pointer(out, journey_free);
        return closed_page(v, true, error);
    }
    return true;
}

bool journey_find(visit *v, journey **out, GError **error)
{
    GError *fault = NULL;
    draft *found = v->token != NULL ? draft_find(v->site->db, &v->scope, &fault) : NULL;

    return begin_if_found(v, found, fault, out, error);
}

bool journey_open(visit *v, journey **out, GError **error)
{
    return journey_find(v, out, error) && answer_ended(v, out, error);
}

bool journey_save(visit *v, int step, const json_t *entries, journey **out, GError **error)
{
    const draft_patch patch = {.step = step, .language = v->language, .entries = entries};
    GError *fault = NULL;
    draft *saved = v->token != NULL ? draft_save(v->site->db, &v->scope, &patch, &fault) : NULL;

    if (saved != NULL) {
        journey_cookie(v, v->token, saved->shared);
    }
    return begin_if_found(v, saved, fault, out, error) && answer_ended(v, out, error);
}

bool journey_missing(visit *v, GError **error)
{
    const int status = v->token != NULL ? 410 : 404;
    json_t *kept = step_fields_kept(v);
    json_t *view = json_pack("{s:b, s:i, s:o, s:b}", "typed", json_is_array(kept), "step",
                             path_number(&v->parameters, 0), "fields", kept, "device_shared",
                             device_is_shared(v));

    return page_render(v, status, "public/missing", view, error);
}

char *journey_next_path(const journey *j)
{
    const int page = form_first_open_page(j->form);

    return page == 0 ? g_strdup("/consultation/confirm")
                     : g_strdup_printf("/consultation/steps/%d", page);
}

static void set_cookie(visit *v, const char *value, int max_age)
{
    const cookie set = {
        .name = "draft",
        .value = value,
        .max_age = max_age,
        .secure = v->site->settings->secure,
    };

    response_cookie(v->out, &set);
}

void journey_cookie(visit *v, const char *token, bool shared)
{
    set_cookie(v, token, shared ? 0 : JOURNEY_SECONDS);
}

bool journey_forget(visit *v, const char *path, GError **error)
{
    if (!draft_delete(v->site->db, &v->scope, error)) {
        return false;
    }
    response_redirect(v->out, path);
    set_cookie(v, "", 0);
    return true;
}
