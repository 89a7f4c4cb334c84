#include "http/form_body.h"

#include "http/limits.h"
#include "http/parameters.h"
#include "http/urlencoded.h"

#include <string.h>

/*
 * A parameter of a media type (RFC 9110, section 8.3.1): any but a charset that is not UTF-8 will
 * do.
 */
static bool accepts_parameter(const char *parameter)
{
    static const char name[] = "charset=";
    if (g_ascii_strncasecmp(parameter, name, strlen(name)) != 0) {
        return true;
    }
    const char *charset = parameter + strlen(name);
    return g_ascii_strcasecmp(charset, "utf-8") == 0 ||
           g_ascii_strcasecmp(charset, "\"utf-8\"") == 0;
}

static bool is_urlencoded(const char *content_type)
{
    g_auto(GStrv) parts = g_strsplit(content_type, ";", -1);
    if (parts[0] == NULL ||
        g_ascii_strcasecmp(g_strstrip(parts[0]), "application/x-www-form-urlencoded") != 0) {
        return false;
    }
    for (char **parameter = parts + 1; *parameter != NULL; parameter++) {
        if (!accepts_parameter(g_strstrip(*parameter))) {
            return false;
        }
    }
    return true;
}

gsize form_body_limit(char *const *parameters)
{
    return multipart_is_meant(parameters_get(parameters, "CONTENT_TYPE")) ? LIMIT_MULTIPART_BYTES
                                                                          : LIMIT_BODY_BYTES;
}

int form_body_parse(char *const *parameters, const GString *body, field_list **form, upload **file)
{
    const char *content_type = parameters_get(parameters, "CONTENT_TYPE");
    guint64 length;
    if (!parameters_content_length(parameters, &length)) {
        return 400;
    }
    if (length > form_body_limit(parameters)) {
        return 413;
    }
    if (length != body->len) {
        return 400;
    }
    if (multipart_is_meant(content_type)) {
        return multipart_parse(content_type, body, form, file);
    }
    if (!is_urlencoded(content_type)) {
        return 415;
    }
    return urlencoded_parse(body->str, body->len, form);
}
