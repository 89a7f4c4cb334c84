#ifndef PAGES_PAGE_H
#define PAGES_PAGE_H

/*
 * A page answers one request of one route. Routes are rows of a table (public/routes.c,
 * staff/routes.c) whose columns are the guards; pages_handle() finds the row, applies the guards,
 * opens the scope and calls the page. A page returns false with a fault for what is the machine's,
 * and the visitor gets the error page with the desk's telephone number and the request id.
 *
 * A page speaks to no socket and writes no header of its own where a function here does it; it
 * takes what it needs from store/, makes a JSON view, and renders or redirects.
 */

#include "base/config.h"
#include "base/password.h"
#include "base/seal.h"
#include "base/secret.h"
#include "http/path.h"
#include "http/request.h"
#include "http/response.h"
#include "pages/own_forms.h"
#include "store/database.h"
#include "store/municipality.h"
#include "store/questionnaires.h"
#include "store/staff.h"
#include "text/catalog.h"
#include "text/mustache.h"

#include <jansson.h>

typedef enum { ZONE_PUBLIC, ZONE_STAFF } zone;

/* What a worker process holds for all its requests. */
typedef struct site {
    zone zone;
    const config *settings;
    database *db;
    mustache_set *templates;
    catalog *texts;
    questionnaires *forms;
    own_forms *own_forms; /* staff zone alone, as the next two */
    seal_key *key;        /* of second factors */
    common_passwords *passwords;
    /* NULL until the database was first reached; never NULL in a page. */
    municipality *municipality;
    json_t *sentences; /* by language, the municipality's {places} filled in: site_sentences() */
    gint64 municipality_read_at;    /* microseconds of the monotonic clock; 0 = never tried */
    gint64 municipality_checked_at; /* when its version was last asked for; the same clock */
    const struct route *routes;
} site;

/* One request on its way. Everything in it lives until the response is sent. */
typedef struct visit {
    site *site;
    const request *in;
    response *out;
    path_parameters parameters; /* in the order of the route's pattern */
    const char *language;       /* "ja", "en" …: cookie "lang", else Accept-Language */
    scope scope;                /* municipality, session or draft, request id, address */
    const char *token;          /* the plain token of the zone's cookie, or NULL */
    secret_digest token_hash;   /* what scope.draft or scope.session points to */
    secret_digest form_key;
    const char *refused; /* why it was answered by a guard instead of its page; NULL (refusal.h) */
    staff *staff;        /* staff zone: who is logged in, NULL on pages without login */
} visit;

/* What a route asks for before its page is called. Names for the outside: commands/routes.c. */
typedef enum {
    GUARD_NONE = 0,
    GUARD_SAME_ORIGIN = 1 << 0, /* a POST that another site sent is 403 */
    GUARD_FORM_KEY = 1 << 1, /* the field "key" must be page_form_key(), else page_stale(). Without
                                a token there is nothing to guard, and the page is called. */
    NEEDS_NO_DATABASE = 1 << 2,  /* no guard: called even before the database was ever reached,
                                    when site.municipality is NULL */
    MAY_EXPORT = 1 << 3,         /* the account has this right, RIGHT_EXPORT, or it is 403 */
    TAKES_FILE = 1 << 5,         /* no guard: elsewhere a form that may bring a file is 415 */
    DURING_MAINTENANCE = 1 << 4, /* no guard: called in the public zone also while it is closed */
    BEFORE_FACTOR = 1 << 8, /* no guard: called also for who must set up a second factor first, and
                               is led there from every other page */
} route_guard;

/* Answers the visit; or returns false with a fault, and what it did to the response is dropped. */
typedef bool (*page_handler)(visit *v, GError **error);

typedef struct route {
    http_method method;
    const char *path; /* pattern; NULL ends the table */
    page_handler handle;
    unsigned guards;
    staff_role role; /* the least role; ROLE_NONE: no login needed */
} route;

/* The server_handler of both zones: app is a site. */
void pages_handle(void *app, const request *in, response *out);

/* Renews what the site caches (see site.h). The server_idle of both zones. */
void pages_idle(void *app);

/*
 * Renders the template of that name with view (reference stolen) as the body: HTML in UTF-8, never
 * stored by a cache. The view gets, beside the page's own members:
 *     t          the sentences of texts/, {places} filled in
 *     places     the municipality's facts in the visitor's language (municipality.h)
 *     lang       "ja" …
 *     languages  [{"tag","name","current"}…] for the switch
 *     path       of this request, to come back to after switching ("/" when that cannot be)
 *     key        page_form_key()
 *     staff      null, or who is logged in: {"login","name","desks", the role's name: true, and of
 *                each right that the account has "may_" and its name: true}
 *     lock       seconds after which a page of theirs locks itself, or null (static/lock.mjs)
 *     saved      the query has "saved": what was posted before this page is done (shared/saved)
 */
bool page_render(visit *v, int status, const char *name, json_t *view, GError **error);

/* The error page of a status, in the visitor's language. Cannot fail: at worst it is plain text. */
void page_error(visit *v, int status);

/*
 * 403 for a form of another draft or session than the browser now has: says how to go on. Of
 * another session it offers to send the form again.
 */
void page_stale(visit *v);

/*
 * What a form sent while something was out of order, to be sent again with one button
 * (shared/again): it must not cost what was typed. {"action","fields"}, or null: never a password,
 * and never what another site made the browser send. Caller owns.
 */
json_t *page_again(const visit *v);

/*
 * The sentence of that key in the visitor's language, its {places} filled in from values (reference
 * stolen). Caller owns.
 */
json_t *page_sentence(const visit *v, const char *key, json_t *values);

/* The key that every form of this visit carries, derived from its token; "" without one. */
const char *page_form_key(visit *v);

/* From now on that of another token, which this answer gives the browser. */
void page_renew_form_key(visit *v, const char *token);

/*
 * {"name":["value",…]} of the submitted form without the named fields (NULL-terminated). Caller
 * owns.
 */
json_t *page_fields(const visit *v, const char *const *without);

/*
 * [{"name","value"}…] of the same, in the order they came: for hidden fields of a page that could
 * not do what was asked, so that what was typed is sent again and not lost. Caller owns.
 */
json_t *page_kept_fields(const visit *v, const char *const *without);

#endif
