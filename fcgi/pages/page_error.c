/* Error pages: what went wrong, what to do now, whom to call, and the id to tell them. */

#include "pages/page.h"

#include "base/log.h"
#include "pages/secret_fields.h"

/* The statuses that have sentences of their own: error_404_title, error_404_text. */
static const struct {
    int status;
    const char *retry_after; /* seconds, for what passes by itself */
} rows[] = {
    {400, NULL}, {403, NULL}, {404, NULL}, {405, NULL}, {413, NULL},
    {414, NULL}, {415, NULL}, {429, "10"}, {500, NULL}, {503, "5"},
};

static const char *retry_after(int status)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (rows[i].status == status) {
            return rows[i].retry_after;
        }
    }
    return NULL;
}

static bool has_sentences(int status)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (rows[i].status == status) {
            return true;
        }
    }
    return false;
}

static const char *sentence(const visit *v, const char *subject, const char *part)
{
    g_autofree char *key = g_strconcat(subject, "_", part, NULL);

    return catalog_get(v->site->texts, v->language, key);
}

/* For a templates folder that is broken: better than nothing, and it has the id. */
static void answer_plainly(visit *v, int status)
{
    response_reset(v->out);
    v->out->status = status;
    response_header(v->out, "Content-Type", "text/plain; charset=utf-8");
    response_header(v->out, "Cache-Control", "no-store");
    g_string_printf(v->out->body, "%d %s\n%s\n", status, status_phrase(status), v->in->id);
}

json_t *page_again(const visit *v)
{
    static const char *const own_field[] = {"key", NULL};
    const bool ours = v->in->same_origin && v->in->refusal == 0 && v->in->method == METHOD_POST;

    if (!ours || secret_fields_posted(v)) {
        return json_null();
    }
    return json_pack("{s:s, s:o}", "action", v->in->path, "fields", page_kept_fields(v, own_field));
}

/* kept: what may be sent again (reference stolen), or null. */
static void answer_error(visit *v, int status, const char *subject, json_t *kept)
{
    g_autoptr(GError) fault = NULL;
    json_t *view = json_pack("{s:s, s:s, s:s, s:o}", "title", sentence(v, subject, "title"), "text",
                             sentence(v, subject, "text"), "request_id", v->in->id, "again", kept);

    response_reset(v->out);
    if (!page_render(v, status, "shared/error", view, &fault)) {
        log_fault("error page", v->in->id, fault);
        answer_plainly(v, status);
    }
    if (retry_after(status) != NULL) {
        response_header(v->out, "Retry-After", retry_after(status));
    }
}

void page_error(visit *v, int status)
{
    g_autofree char *subject = g_strdup_printf("error_%d", has_sentences(status) ? status : 500);

    answer_error(v, status, subject, status >= 500 ? page_again(v) : json_null());
}

void page_stale(visit *v)
{
    /*
     * A resident's form is of another draft, and must not be mixed into this one. Staff have only
     * logged in anew: the form is the same, and goes with the key of the new session.
     */
    if (v->site->zone == ZONE_STAFF) {
        answer_error(v, 403, "staff_stale", page_again(v));
    } else {
        answer_error(v, 403, "error_stale", json_null());
    }
}
