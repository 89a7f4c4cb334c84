#ifndef PAGES_STAFF_OWN_FORM_H
#define PAGES_STAFF_OWN_FORM_H

/*
 * One of our own forms (pages/own_forms.h) on a page: shown, posted, and shown again with what was
 * typed until nothing is wrong with it. There is no draft: one page, one button. It is walked,
 * rendered and validated by the engine like every other form.
 *
 *     bool desk_save(visit *v, GError **error)
 *     {
 *         g_autoptr(own_form) f = own_form_posted(v, "desk", error);
 *         json_auto_t *answers = f != NULL ? own_form_answers(f) : NULL;
 *
 *         if (f == NULL) {
 *             return *error == NULL;                    (400 was answered)
 *         }
 *         if (answers == NULL) {
 *             return own_form_show(v, f, &page, NULL, error);
 *         }
 *         … store; when the code is taken: own_form_add_issue(f, "code", sentence) and show …
 *         response_redirect(v->out, "/admin/desks?saved=1#saved");
 *         return true;
 *     }
 */

#include "pages/page.h"

typedef struct own_form own_form;
void own_form_free(own_form *f);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(own_form, own_form_free)

/* As it is shown first: with these answers (keyed by linkId), or empty with NULL. */
own_form *own_form_new(visit *v, const char *name, const json_t *answers, GError **error);

/* As it was posted. NULL without a fault: no page of ours sends such a thing; 400 was answered. */
own_form *own_form_posted(visit *v, const char *name, GError **error);

/* The same of a page that changes a row: none of ours is without own_form_at(). */
own_form *own_form_posted_at(visit *v, const char *name, GError **error);

/*
 * own_form_posted() of a form with hidden questions, on whose answers others hang: what we know and
 * no browser may say, as entries ({"may_sensitive": ["true"]}; own_form_new() takes it as an
 * answer). known may be NULL.
 */
own_form *own_form_posted_knowing(visit *v, const char *name, json_t *known, GError **error);

/*
 * form_answers() of a posted form with which nothing is wrong, fit to be handed to SQL as JSON.
 * NULL when it must be shown again: an issue, a question that just came up, a row button. Caller
 * owns.
 */
json_t *own_form_answers(const own_form *f);

/*
 * The number that the page was given as own_form_page.at and sent back: which state of the row was
 * on the screen. -1 when it is none that we sent.
 */
gint64 own_form_at(const visit *v);

/* What only the store could know (the login is taken), said beside the field. */
void own_form_add_issue(own_form *f, const char *link_id, const char *message);

typedef struct {
    const char *template; /* extends staff/layout and includes shared/own_form */
    const char *action;   /* path that it posts to */
    const char *cancel;   /* path that leads away without saving */
    gint64 at;            /* own_form_at(); 0 for what is new */
    int status;           /* 0: 200, or 422 with an issue. Another for what else stopped it: 409 */
} own_form_page;

/*
 * Renders it. The template gets form_page_view() of its only page, with
 *     form_title, action, cancel, at, issues_title, more
 * and the members of `more` (reference stolen; may be NULL).
 */
bool own_form_show(visit *v, const own_form *f, const own_form_page *page, json_t *more,
                   GError **error);

#endif
