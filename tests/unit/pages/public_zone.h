#ifndef TESTS_PUBLIC_ZONE_H
#define TESTS_PUBLIC_ZONE_H

/*
 * The public zone for tests: its routes with the real templates and texts, the municipality of the
 * demo in memory, and a database that does not answer.
 */

#include "base/secret.h"
#include "pages/public/routes.h"
#include "pages/site.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char id[] = "0123456789abcdef0123456789abcdef";
static const char form_type[] = "CONTENT_TYPE=application/x-www-form-urlencoded";

static char home[] = ".";
static char code[] = "139998";
static const config settings = {.municipality = code, .home = home};

static const char desk_places[] = "{\"city\":\"さくら野区\",\"desk_name\":\"中央窓口\","
                                  "\"desk_tel\":\"03-0000-0100\",\"desk_hours\":\"平日\"}";
static const char desks[] = "[{\"code\":\"central\",\"name\":{\"ja\":\"中央窓口\"},"
                            "\"tel\":\"03-0000-0100\",\"hours\":null,\"central\":true}]";

/* As the database gives them: the municipality's own of the demo, and the central desk's. */
static json_t *fictional_places(void)
{
    json_auto_t *demo = json_load_file("sql/demo/sakurano.json", 0, NULL);
    json_t *places = json_incref(json_object_get(demo, "places"));
    json_auto_t *of_desk = json_loads(desk_places, 0, NULL);
    const char *language = NULL;
    json_t *own = NULL;

    json_object_foreach(places, language, own)
    {
        json_object_update(own, of_desk);
    }
    return places;
}

static municipality *fictional_municipality(void)
{
    municipality *m = g_new0(municipality, 1);

    m->code = g_strdup(code);
    m->name = g_strdup("さくら野区");
    m->places = fictional_places();
    m->value_sets = json_object();
    m->desks = json_loads(desks, 0, NULL);
    m->languages = json_pack("[sssss]", "ja", "ja-x-easy", "en", "zh-Hans", "ko");
    m->notices = json_array();
    return m;
}

static int open_site(void **state)
{
    site *s = g_new0(site, 1);

    g_setenv("PGHOST", "/nonexistent", TRUE);
    s->zone = ZONE_PUBLIC;
    s->routes = public_routes;
    s->municipality = fictional_municipality();
    s->municipality_read_at = g_get_monotonic_time();
    s->municipality_checked_at = s->municipality_read_at;
    *state = s;
    return secret_start(NULL) && site_open(s, &settings, "nobody", NULL) ? 0 : -1;
}

static int close_site(void **state)
{
    site *s = *state;

    site_close(s);
    g_free(s);
    return 0;
}

/* What a browser sends. */
typedef struct {
    const char *uri;
    const char *method;     /* GET, or POST when there is a body, unless it is told */
    const char *body;       /* a urlencoded form, or NULL */
    const char *headers[2]; /* "HTTP_COOKIE=lang=ja" */
} asked;

static response *ask(site *s, asked what)
{
    const bool posts = what.body != NULL;
    g_autoptr(GString) body = g_string_new(what.body);
    g_autoptr(GPtrArray) parameters = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(request) in = NULL;
    response *out = response_new();

    g_ptr_array_add(parameters, g_strconcat("REQUEST_URI=", what.uri, NULL));
    g_ptr_array_add(parameters, g_strconcat("REQUEST_ID=", id, NULL));
    g_ptr_array_add(parameters, g_strconcat("REQUEST_METHOD=",
                                            what.method != NULL ? what.method
                                            : posts             ? "POST"
                                                                : "GET",
                                            NULL));
    if (posts) {
        g_ptr_array_add(parameters, g_strdup(form_type));
        g_ptr_array_add(parameters, g_strdup_printf("CONTENT_LENGTH=%" G_GSIZE_FORMAT, body->len));
    }
    for (gsize i = 0; i < G_N_ELEMENTS(what.headers) && what.headers[i] != NULL; i++) {
        g_ptr_array_add(parameters, g_strdup(what.headers[i]));
    }
    g_ptr_array_add(parameters, NULL);
    in = request_parse((char **)parameters->pdata, body, true);
    pages_handle(s, in, out);
    return out;
}

static void assert_has(const GString *text, const char *part)
{
    if (strstr(text->str, part) == NULL) {
        fail_msg("\"%s\" is not in:\n%s", part, text->str);
    }
}

static void assert_has_not(const GString *text, const char *part)
{
    if (strstr(text->str, part) != NULL) {
        fail_msg("\"%s\" is in:\n%s", part, text->str);
    }
}

#endif
