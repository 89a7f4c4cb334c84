#include "pages/public/start.h"

#include "pages/public/journey.h"
#include "pages/published_form.h"
#include "pages/step_fields.h"

bool start_page(visit *v, GError **error)
{
    g_autoptr(journey) j = NULL;
    g_autofree char *resume = NULL;

    if (!journey_find(v, &j, error)) {
        return false;
    }
    if (j != NULL && j->form != NULL) {
        resume = journey_next_path(j);
    }
    return page_render(v, 200, "public/start",
                       json_pack("{s:b, s:s*, s:b}", "quit",
                                 field_list_get(v->in->query, "quit") != NULL, "resume", resume,
                                 "sent", j != NULL && j->form == NULL),
                       error);
}

/*
 * The entries that are brought along, or NULL: none, or none that this version of the form asks
 * for.
 */
static json_t *entries_brought(const visit *v, const questionnaire *q)
{
    const char *step = field_list_single(v->in->form, "step");
    g_autofree char *focus = NULL;

    return step != NULL ? step_fields_accept(v, q, (int)g_ascii_strtoull(step, NULL, 10), &focus)
                        : NULL;
}

static bool save_brought(visit *v, const scope *of_draft, const json_t *entries, GError **error)
{
    g_autoptr(GError) fault = NULL;
    g_autoptr(draft) saved = draft_save(v->site->db, of_draft, v->language, entries, &fault);

    if (saved == NULL && fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    return true;
}

static bool create_draft(visit *v, const scope *of_draft, GError **error)
{
    const questionnaire *q = published_form(v, consultation_form_url, NULL, error);
    json_auto_t *brought = q != NULL ? entries_brought(v, q) : NULL;

    if (q == NULL || !draft_create(v->site->db, of_draft, questionnaire_url(q),
                                   questionnaire_version(q), v->language, error)) {
        return false;
    }
    return brought == NULL || save_brought(v, of_draft, brought, error);
}

bool start_begin(visit *v, GError **error)
{
    const secret_token token = secret_token_new();
    const secret_digest hash = secret_hash(token.text);
    scope of_draft = v->scope;

    of_draft.draft = hash.hex;
    if (!create_draft(v, &of_draft, error)) {
        return false;
    }
    response_redirect(v->out, "/consultation/steps/1");
    journey_cookie(v, token.text);
    return true;
}
