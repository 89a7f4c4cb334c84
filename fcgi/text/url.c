#include "text/url.h"

#include <string.h>

char *url_part(const char *text)
{
    return g_uri_escape_string(text, NULL, FALSE);
}

char *url_attachment(const char *ascii_name, const char *name)
{
    g_autofree char *plain = g_strdup(ascii_name);
    for (char *at = plain; *at != '\0'; at++) {
        if (!g_ascii_isalnum(*at) && strchr("-._ ", *at) == NULL) {
            *at = '_';
        }
    }
    /* What url_part() leaves as it is, RFC 8187 allows in an extended value. */
    g_autofree char *extended = url_part(name);
    return g_strdup_printf("attachment; filename=\"%s\"; filename*=UTF-8''%s", plain, extended);
}
