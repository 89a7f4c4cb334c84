#include "http/response.h"

#include <string.h>
#include <unistd.h>

response *response_new(void)
{
    response *out = g_new(response, 1);
    *out = (response){
        .status = 200,
        .headers = g_string_new(NULL),
        .body = g_string_new(NULL),
        .file = -1,
    };
    return out;
}

static void drop_body(response *out)
{
    g_string_truncate(out->body, 0);
    if (out->file >= 0) {
        close(out->file);
    }
    out->file = -1;
    out->file_length = 0;
}

void response_free(response *out)
{
    drop_body(out);
    g_string_free(out->headers, TRUE);
    g_string_free(out->body, TRUE);
    g_free(out);
}

/* A line break in a value would begin a header, or a body, of the attacker's choice. */
static bool is_header_value(const char *value)
{
    for (const char *at = value; *at != '\0'; at++) {
        if (g_ascii_iscntrl(*at) && *at != '\t') {
            return false;
        }
    }
    return true;
}

void response_header(response *out, const char *name, const char *value)
{
    g_assert(*name != '\0' && strpbrk(name, ": \t\r\n") == NULL);
    g_assert(is_header_value(value));
    g_string_append_printf(out->headers, "%s: %s\r\n", name, value);
}

void response_redirect(response *out, const char *path)
{
    /* "//host" and "/\host" are addresses of another site. */
    g_assert(path[0] == '/' && path[1] != '/' && path[1] != '\\');
    drop_body(out);
    out->status = 303;
    response_header(out, "Location", path);
}

void response_reset(response *out)
{
    drop_body(out);
    out->status = 200;
    g_string_truncate(out->headers, 0);
}

const char *cookie_name(const char *name, bool secure)
{
    if (!secure) {
        return g_intern_string(name);
    }
    g_autofree char *prefixed = g_strconcat("__Host-", name, NULL);
    return g_intern_string(prefixed);
}

void response_cookie(response *out, const cookie *set)
{
    g_assert(strpbrk(set->value, " \t\",;\\") == NULL);
    g_autoptr(GString) header = g_string_new(NULL);
    g_string_append_printf(header, "%s=%s; Path=/; HttpOnly; SameSite=%s",
                           cookie_name(set->name, set->secure), set->value,
                           set->strict ? "Strict" : "Lax");
    if (set->secure) {
        g_string_append(header, "; Secure");
    }
    if (*set->value == '\0') {
        g_string_append(header, "; Max-Age=0");
    } else if (set->max_age > 0) {
        g_string_append_printf(header, "; Max-Age=%d", set->max_age);
    }
    response_header(out, "Set-Cookie", header->str);
}

const char *status_phrase(int status)
{
    static const struct {
        int status;
        const char *phrase;
    } phrases[] = {
        {200, "OK"},
        {204, "No Content"},
        {303, "See Other"},
        {304, "Not Modified"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {409, "Conflict"},
        {410, "Gone"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {422, "Unprocessable Content"},
        {429, "Too Many Requests"},
        {500, "Internal Server Error"},
        {503, "Service Unavailable"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(phrases); i++) {
        if (phrases[i].status == status) {
            return phrases[i].phrase;
        }
    }
    return "Error";
}
