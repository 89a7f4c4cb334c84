#include "pages/public/autosave.h"

#include "pages/public/journey.h"
#include "pages/public/moment_view.h"
#include "text/url.h"

bool autosave_is_meant(const visit *v)
{
    return g_strcmp0(field_list_single(v->in->form, "action"), "save") == 0;
}

/* -1 when the field is none that our page sends. */
static gint64 number_of(const visit *v, const char *name)
{
    const char *text = field_list_single(v->in->form, name);
    guint64 number = 0;

    if (text == NULL || !g_ascii_string_to_unsigned(text, 10, 0, G_MAXINT64, &number, NULL)) {
        return -1;
    }
    return (gint64)number;
}

/* An empty answer: there is nobody who reads more of it than the status. */
static void answer(visit *v, int status)
{
    v->out->status = status;
    response_header(v->out, "Cache-Control", "no-store");
}

static void answer_kept(visit *v, const draft *kept)
{
    g_autofree char *moment = moment_view(kept->expires_at, v->language);
    g_autofree char *encoded = url_part(moment);

    answer(v, 204);
    response_header(v->out, "Kept-Until", encoded);
    journey_cookie(v, v->token, kept->shared);
}

bool autosave(visit *v, int step, const json_t *entries, GError **error)
{
    const draft_patch patch = {
        .step = step,
        .entries = entries,
        .turn = number_of(v, ":turn"),
        .at = number_of(v, ":at"),
    };
    g_autoptr(GError) fault = NULL;
    g_autoptr(draft) found = NULL;
    bool kept = false;

    if (patch.turn < 0 || patch.at < 0) {
        answer(v, 400);
        return true;
    }
    if (v->token != NULL) {
        found = draft_autosave(v->site->db, &v->scope, &patch, &kept, &fault);
    }
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (kept) {
        answer_kept(v, found);
    } else {
        answer(v, found != NULL ? 409 : 410);
    }
    return true;
}
