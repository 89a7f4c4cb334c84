#ifndef PAGES_PAGE_H
#define PAGES_PAGE_H

/*
 * A page answers one request of one route. Routes are rows of a table (public/routes.c, staff/routes.c) whose columns are the guards;
 * pages_handle() finds the row, applies the guards, opens the scope and calls the page. A page returns false with a fault for what is the machine's,
 * and the visitor gets the error page with the desk's telephone number and the request id.
 */

#include "base/config.h"
#include "http/language.h"
#include "http/path.h"
#include "http/request.h"
#include "http/response.h"
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
    municipality *municipality; /* NULL until the database was first reached */
    gint64 municipality_read_at;
    const struct route *routes;
} site;

/* One request on its way. Everything in it lives until the response is sent. */
typedef struct visit {
    site *site;
    const request *in;
    response *out;
    path_parameters parameters;
    const char *language;  /* "ja", "en" … : cookie "lang", else Accept-Language */
    scope scope;           /* municipality, session, draft, request id, address */
    const char *token;     /* the plain token of the zone's cookie (draft or session), or NULL */
    staff *staff;          /* staff zone: who is logged in, NULL on pages without login */
} visit;

/* What a route asks for before its page is called. */
typedef enum {
    GUARD_NONE = 0,
    GUARD_SAME_ORIGIN = 1 << 0, /* a POST that another site sent is 403 */
    GUARD_FORM_KEY = 1 << 1,    /* the field "key" must be page_form_key(); 403, or for the public zone a page that says how to go on */
} route_guard;

typedef bool (*page_handler)(visit *v, GError **error);

typedef struct route {
    http_method method;
    const char *path; /* pattern; NULL ends the table */
    page_handler handle;
    unsigned guards;
    staff_role role;  /* the least role; ROLE_NONE: no login needed */
} route;

/* The server_handler of both zones: app is a site. */
void pages_handle(void *app, const request *in, response *out);

/* Renews what the site caches (municipality, active questionnaires). The server_idle of both zones. */
void pages_idle(void *app);

/*
 * Renders template NAME with view (reference stolen) as the body, HTML in UTF-8. Adds to the view: "t" (texts), "lang", "places", "site" {title…},
 * "languages" for the switch, "path", "staff" {name, role flags, desks}, "key" (page_form_key). Pages are Cache-Control: no-store.
 */
bool page_render(visit *v, int status, const char *name, json_t *view, GError **error);

/* The error page of a status (400 … 503), in the visitor's language. Cannot fail: without templates or database it is plain text. */
void page_error(visit *v, int status);

/* The one-time form key of the visit's token: secret_derive(token, "form"). "" without token. Static per visit. */
const char *page_form_key(visit *v);

/* {"name":["value",…]} of the submitted form without the named fields (NULL-terminated). Caller owns. */
json_t *page_fields(const visit *v, const char *const *without);

#endif
