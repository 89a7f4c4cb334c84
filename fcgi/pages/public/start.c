#include "pages/public/start.h"

#include "pages/public/closed.h"
#include "pages/public/device.h"
#include "pages/public/journey.h"
#include "pages/published_form.h"
#include "pages/step_fields.h"

static bool query_has(const visit *v, const char *name)
{
    return field_list_get(v->in->query, name) != NULL;
}

/*
 * What this browser has already. On a device that others use too it may be somebody else's, so
 * nothing of it is told.
 */
static void add_present(json_t *view, const journey *j)
{
    const bool own = j != NULL && !j->draft->shared;
    g_autofree char *resume = own && j->form != NULL ? journey_next_path(j) : NULL;

    json_object_set_new(view, "resume", resume != NULL ? json_string(resume) : json_null());
    json_object_set_new(view, "sent", json_boolean(own && j->form == NULL));
}

/*
 * Not while the database is gone: this page needs none, and tells whom to call; beginning tells the
 * fault.
 */
static bool is_closed(visit *v)
{
    g_autoptr(GError) fault = NULL;
    const questionnaire *q = published_form(v, consultation_form_url, NULL, &fault);

    return q != NULL && closed_is(q);
}

bool start_page(visit *v, GError **error)
{
    g_autoptr(journey) j = NULL;
    json_t *view = NULL;

    if (!journey_find(v, &j, error)) {
        return false;
    }
    if (is_closed(v)) {
        return closed_page(v, j != NULL && j->form != NULL && !j->draft->shared, error);
    }
    view = json_pack("{s:b, s:b, s:b}", "quit", query_has(v, "quit"), "closed",
                     query_has(v, "closed"), "ended", query_has(v, "ended"));
    add_present(view, j);
    return page_render(v, 200, "public/start", view, error);
}

/* What is brought along from a page whose draft has ended. */
typedef struct {
    int step;
    json_t *entries; /* NULL: nothing, or nothing that this version of the form asks for */
} brought_along;

static brought_along brought(const visit *v, const questionnaire *q)
{
    const char *step = field_list_single(v->in->form, "step");
    const int number = step != NULL ? (int)g_ascii_strtoull(step, NULL, 10) : 0;
    g_autofree char *focus = NULL;

    return (brought_along){
        .step = number,
        .entries = number > 0 ? step_fields_accept(v, q, number, &focus) : NULL,
    };
}

static bool save_brought(visit *v, const scope *of_draft, const brought_along *what, GError **error)
{
    const draft_patch patch = {
        .step = what->step,
        .language = v->language,
        .entries = what->entries,
    };
    g_autoptr(GError) fault = NULL;
    g_autoptr(draft) saved = draft_save(v->site->db, of_draft, &patch, &fault);

    if (saved == NULL && fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    return true;
}

static bool create_draft(visit *v, const scope *of_draft, const questionnaire *q, GError **error)
{
    const draft_beginning what = {
        .url = questionnaire_url(q),
        .version = questionnaire_version(q),
        .language = v->language,
        .shared = device_is_shared(v),
    };
    const brought_along along = brought(v, q);
    json_auto_t *entries = along.entries;

    return draft_create(v->site->db, of_draft, &what, error) &&
           (entries == NULL || save_brought(v, of_draft, &along, error));
}

bool start_begin(visit *v, GError **error)
{
    const secret_token token = secret_token_new();
    const secret_digest hash = secret_hash(token.text);
    const questionnaire *q = published_form(v, consultation_form_url, NULL, error);
    scope of_draft = v->scope;

    of_draft.draft = hash.hex;
    if (q != NULL && closed_is(q)) {
        return closed_page(v, false, error);
    }
    if (q == NULL || !create_draft(v, &of_draft, q, error)) {
        return false;
    }
    /* The new one is there; only now nobody needs the old one any more. */
    if (v->token != NULL && !draft_delete(v->site->db, &v->scope, error)) {
        return false;
    }
    response_redirect(v->out, "/consultation/steps/1");
    journey_cookie(v, token.text, device_is_shared(v));
    return true;
}
