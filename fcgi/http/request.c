#include "http/request.h"

#include "http/browser.h"
#include "http/cookie.h"
#include "http/form_body.h"
#include "http/limits.h"
#include "http/origin.h"
#include "http/parameters.h"
#include "http/target.h"

#include <string.h>

enum { ID_LENGTH = 32 };

/* What a request is read from. */
typedef struct {
    char *const *parameters;
    const GString *body;
    bool body_complete;
} source;

static void read_method(request *in, const source *from)
{
    static const struct {
        const char *name;
        http_method method;
        bool head_only;
    } methods[] = {
        {"GET", METHOD_GET, false},
        {"HEAD", METHOD_GET, true},
        {"POST", METHOD_POST, false},
    };
    const char *name = parameters_get(from->parameters, "REQUEST_METHOD");
    in->method = METHOD_OTHER;
    for (size_t i = 0; i < G_N_ELEMENTS(methods); i++) {
        if (g_str_equal(name, methods[i].name)) {
            in->method = methods[i].method;
            in->head_only = methods[i].head_only;
        }
    }
}

/* A UUID without its hyphens; it need not be secret, only new. */
static char *new_id(void)
{
    g_autofree char *uuid = g_uuid_string_random();
    g_auto(GStrv) parts = g_strsplit(uuid, "-", -1);
    return g_strjoinv("", parts);
}

static char *read_id(const source *from)
{
    const char *given = parameters_get(from->parameters, "REQUEST_ID");
    bool usable = strlen(given) == ID_LENGTH && strspn(given, "0123456789abcdef") == ID_LENGTH;
    return usable ? g_strdup(given) : new_id();
}

static char *read_accept_language(const source *from)
{
    const char *header = parameters_get(from->parameters, "HTTP_ACCEPT_LANGUAGE");
    bool usable = strlen(header) <= LIMIT_HEADER_BYTES && g_utf8_validate(header, -1, NULL);
    return g_strdup(usable ? header : "");
}

/*
 * No browser sends one of these twice. Two of them can mean a different thing to nginx than to us,
 * as we would take the first, so they are refused rather than chosen from.
 */
static int judge_headers(request *in, const source *from)
{
    static const struct {
        const char *name;
        size_t limit;
    } headers[] = {
        {"CONTENT_LENGTH", LIMIT_HEADER_BYTES},
        {"CONTENT_TYPE", LIMIT_HEADER_BYTES},
        {"HTTP_ACCEPT_LANGUAGE", LIMIT_HEADER_BYTES},
        {"HTTP_COOKIE", LIMIT_COOKIE_BYTES},
        {"HTTP_HOST", LIMIT_HEADER_BYTES},
        {"HTTP_ORIGIN", LIMIT_HEADER_BYTES},
        {"HTTP_SEC_FETCH_SITE", LIMIT_HEADER_BYTES},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(headers); i++) {
        if (parameters_count(from->parameters, headers[i].name) > 1 ||
            strlen(parameters_get(from->parameters, headers[i].name)) > headers[i].limit) {
            return 400;
        }
    }
    in->same_origin = origin_is_same(from->parameters);
    return 200;
}

static int read_target(request *in, const source *from)
{
    return target_parse(parameters_get(from->parameters, "REQUEST_URI"), &in->path, &in->query);
}

static int read_cookies(request *in, const source *from)
{
    return cookie_parse(parameters_get(from->parameters, "HTTP_COOKIE"), &in->cookies);
}

/* A body that was cut short spoils any request; only the one of a POST is read. */
static int read_body(request *in, const source *from)
{
    if (!from->body_complete) {
        return 400;
    }
    if (in->method != METHOD_POST) {
        return 200;
    }
    in->multipart = multipart_is_meant(parameters_get(from->parameters, "CONTENT_TYPE"));
    return form_body_parse(from->parameters, from->body, &in->form, &in->file);
}

/* In the order of what is cheap to refuse; each returns 200 or the status of the refusal. */
static int (*const judgements[])(request *in, const source *from) = {
    judge_headers,
    read_target,
    read_cookies,
    read_body,
};

/*
 * After a refusal some parts were never read; a handler may still look at them and finds nothing.
 */
static void fill_unread(request *in)
{
    if (in->path == NULL) {
        in->path = g_strdup("");
    }
    field_list **const lists[] = {&in->query, &in->cookies, &in->form};
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        if (*lists[i] == NULL) {
            *lists[i] = field_list_new();
        }
    }
}

request *request_parse(char *const *parameters, const GString *body, bool body_complete)
{
    source from = {parameters, body, body_complete};
    request *in = g_new0(request, 1);
    in->id = read_id(&from);
    in->address = g_strdup(parameters_get(parameters, "REMOTE_ADDR"));
    in->accept_language = read_accept_language(&from);
    in->browser = browser_name(parameters_get(parameters, "HTTP_USER_AGENT"));
    read_method(in, &from);
    for (size_t i = 0; i < G_N_ELEMENTS(judgements) && in->refusal == 0; i++) {
        int status = judgements[i](in, &from);
        in->refusal = status != 200 ? status : 0;
    }
    fill_unread(in);
    return in;
}

void request_free(request *in)
{
    g_free(in->id);
    g_free(in->path);
    g_free(in->address);
    g_free(in->accept_language);
    field_list_free(in->query);
    field_list_free(in->cookies);
    field_list_free(in->form);
    upload_free(in->file);
    g_free(in);
}
