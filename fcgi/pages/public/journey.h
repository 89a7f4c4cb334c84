#ifndef PAGES_PUBLIC_JOURNEY_H
#define PAGES_PUBLIC_JOURNEY_H

/*
 * A resident's way through the form: the draft that the cookie tells, its questionnaire, and both
 * walked once. Every page of the way begins by opening it, so that none can forget the ends of a
 * draft's life: one that is gone has a page that says so, one that was sent has only a receipt, and
 * one whose form takes no answers any more can only be printed (closed.h).
 */

#include "pages/form_step.h"
#include "store/draft.h"

/*
 * The cookie lives as long as the draft, from its last save; on a device that others use too, only
 * as long as the browser is open.
 */
enum { JOURNEY_SECONDS = 24 * 60 * 60 };

extern const form_way consultation_way;

typedef struct {
    draft *draft;
    const questionnaire *questionnaire; /* of the version that the draft was begun with */
    form_context context;
    form *form; /* NULL when the draft was sent */
} journey;

void journey_free(journey *j);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(journey, journey_free)

/* *out is NULL when the visitor has no draft. False with a fault. */
bool journey_find(visit *v, journey **out, GError **error);

/*
 * As journey_find, for a page that needs a draft to type in: when there is none, when it was sent,
 * or when its form is closed, the visit is answered here (a page that says so, or 303 to the
 * receipt) and *out is NULL.
 */
bool journey_open(visit *v, journey **out, GError **error);

/*
 * Merges the entries of a step into the draft, in one round trip, and then does as journey_open.
 * Renews the cookie.
 */
bool journey_save(visit *v, int step, const json_t *entries, journey **out, GError **error);

/*
 * Answers with the page that says that there is no draft, and offers to begin one with what was
 * posted.
 */
bool journey_missing(visit *v, GError **error);

/* Where to go on: the first page that is not complete, or the confirm page. Caller frees. */
char *journey_next_path(const journey *j);

/* Sets the draft's cookie. */
void journey_cookie(visit *v, const char *token, bool shared);

/*
 * Removes what the visitor typed, or the way to its receipt when it was sent, and the cookie. 303
 * to the path.
 */
bool journey_forget(visit *v, const char *path, GError **error);

#endif
