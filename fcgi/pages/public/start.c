#include "pages/public/start.h"

#include "pages/public/journey.h"

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

bool start_begin(visit *v, GError **error)
{
    const secret_token token = secret_token_new();
    const secret_digest hash = secret_hash(token.text);
    const questionnaire *q = journey_questionnaire(v, NULL, error);
    scope of_new_draft = v->scope;

    if (q == NULL) {
        return false;
    }
    of_new_draft.draft = hash.hex;
    if (!draft_create(v->site->db, &of_new_draft, questionnaire_url(q), questionnaire_version(q),
                      v->language, error)) {
        return false;
    }
    response_redirect(v->out, "/consultation/steps/1");
    journey_cookie(v, token.text);
    return true;
}
