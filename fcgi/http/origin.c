#include "http/origin.h"

#include "http/parameters.h"

/* Fetch Metadata (W3C): another site, or another host of the same registrable domain. */
static bool is_foreign_site(char *const *parameters)
{
    const char *site = parameters_get(parameters, "HTTP_SEC_FETCH_SITE");
    return g_str_equal(site, "cross-site") || g_str_equal(site, "same-site");
}

/* Where the request went, as a browser would write it in Origin (RFC 6454, section 6.2). */
static char *own_origin(char *const *parameters)
{
    bool secure = g_ascii_strcasecmp(parameters_get(parameters, "HTTPS"), "on") == 0 ||
                  g_str_equal(parameters_get(parameters, "REQUEST_SCHEME"), "https");
    return g_strconcat(secure ? "https://" : "http://", parameters_get(parameters, "HTTP_HOST"),
                       NULL);
}

bool origin_is_same(char *const *parameters)
{
    if (is_foreign_site(parameters)) {
        return false;
    }
    if (parameters_count(parameters, "HTTP_ORIGIN") == 0) {
        return true;
    }
    g_autofree char *own = own_origin(parameters);
    return g_ascii_strcasecmp(parameters_get(parameters, "HTTP_ORIGIN"), own) == 0;
}
