#include "pages/visit.h"

#include "http/language.h"

#include <string.h>

/* The cookie that tells a zone's visitors apart. */
static const char *const token_cookies[] = {
    [ZONE_PUBLIC] = "draft",
    [ZONE_STAFF] = "session",
};

/* The key of texts/ja.json that lists the languages of a zone. */
static const char *const language_lists[] = {
    [ZONE_PUBLIC] = "languages",
    [ZONE_STAFF] = "staff_languages",
};

/* Staff are offered all there is; so are residents, before anything is known of the municipality.
 */
static bool is_offered(const site *where, const char *language)
{
    size_t i = 0;
    json_t *tag = NULL;

    if (where->zone != ZONE_PUBLIC || where->municipality == NULL) {
        return true;
    }
    json_array_foreach(where->municipality->languages, i, tag)
    {
        if (strcmp(json_string_value(tag), language) == 0) {
            return true;
        }
    }
    return false;
}

char **visit_languages(const site *where)
{
    g_auto(GStrv) listed =
        g_strsplit(catalog_get(where->texts, "ja", language_lists[where->zone]), " ", -1);
    g_autoptr(GStrvBuilder) offered = g_strv_builder_new();

    for (char **tag = listed; *tag != NULL; tag++) {
        if (is_offered(where, *tag)) {
            g_strv_builder_add(offered, *tag);
        }
    }
    return g_strv_builder_end(offered);
}

static const char *read_cookie(const visit *v, const char *name)
{
    if (v->in->refusal != 0) {
        return NULL;
    }
    /* Of two, the one that came first may be another's: any host of the domain can set it. */
    return field_list_single(v->in->cookies, cookie_name(name, v->site->settings->secure));
}

static const char *choose_language(const visit *v)
{
    g_auto(GStrv) offered = visit_languages(v->site);
    const char *chosen = read_cookie(v, "lang");

    if (chosen == NULL || !g_strv_contains((const char *const *)offered, chosen)) {
        chosen = language_negotiate(v->in->accept_language, (const char *const *)offered);
    }
    return g_intern_string(chosen); /* one of the few that are offered, so this cannot grow */
}

static void take_token(visit *v)
{
    const char *token = read_cookie(v, token_cookies[v->site->zone]);

    if (token == NULL || !secret_token_is_plausible(token)) {
        return;
    }
    v->token = token;
    v->token_hash = secret_hash(token);
    if (v->site->zone == ZONE_STAFF) {
        v->scope.session = v->token_hash.hex;
    } else {
        v->scope.draft = v->token_hash.hex;
    }
}

void visit_open(visit *v, site *where, const request *in, response *out)
{
    *v = (visit){.site = where, .in = in, .out = out};
    v->scope = (scope){
        .municipality = where->settings->municipality,
        .request_id = in->id,
        .address = in->address,
        .browser = in->browser,
    };
    v->language = choose_language(v);
    take_token(v);
}

void visit_close(visit *v)
{
    path_parameters_clear(&v->parameters);
    g_clear_pointer(&v->staff, staff_free);
}
