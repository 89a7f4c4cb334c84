/*
 * The way of a request through the public zone's routes, with the real templates and texts, a
 * municipality in memory and a database that does not answer.
 */

#include "base/secret.h"
#include "pages/page.h"
#include "pages/public/routes.h"
#include "text/templates.h"

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
    m->towns = json_array();
    m->desks = json_loads(desks, 0, NULL);
    return m;
}

static int open_site(void **state)
{
    site *s = g_new0(site, 1);

    g_setenv("PGHOST", "/nonexistent", TRUE);
    s->zone = ZONE_PUBLIC;
    s->settings = &settings;
    s->routes = public_routes;
    s->templates = templates_load("templates", NULL);
    s->texts = catalog_load("texts", NULL);
    s->forms = questionnaires_new();
    s->db = database_open("sql/queries", "nobody", NULL);
    s->municipality = fictional_municipality();
    s->municipality_read_at = g_get_monotonic_time();
    *state = s;
    return s->templates != NULL && s->texts != NULL && s->db != NULL && secret_start(NULL) ? 0 : -1;
}

static int close_site(void **state)
{
    site *s = *state;

    database_close(s->db);
    municipality_free(s->municipality);
    questionnaires_free(s->forms);
    catalog_free(s->texts);
    mustache_set_free(s->templates);
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

static void a_page_comes_in_the_browsers_language(void **state)
{
    g_autoptr(response) english =
        ask(*state, (asked){.uri = "/", .headers = {"HTTP_ACCEPT_LANGUAGE=en-GB,en;q=0.8"}});
    g_autoptr(response) other =
        ask(*state, (asked){.uri = "/", .headers = {"HTTP_ACCEPT_LANGUAGE=fr"}});

    assert_int_equal(english->status, 200);
    assert_has(english->body, "<html lang=\"en\">");
    assert_has(english->body, "Home Medical Care Consultation");
    assert_has(english->headers, "Content-Language: en\r\n");
    assert_has(other->body, "<html lang=\"ja\">");
}

static void the_chosen_language_outweighs_the_browsers(void **state)
{
    g_autoptr(response) out = ask(
        *state, (asked){.uri = "/", .headers = {"HTTP_ACCEPT_LANGUAGE=en", "HTTP_COOKIE=lang=ja"}});

    assert_has(out->body, "<html lang=\"ja\">");
}

static void a_language_that_is_not_offered_is_passed_over(void **state)
{
    g_autoptr(response) out = ask(
        *state, (asked){.uri = "/", .headers = {"HTTP_ACCEPT_LANGUAGE=en", "HTTP_COOKIE=lang=xx"}});

    assert_has(out->body, "<html lang=\"en\">");
}

static void no_page_is_kept_by_a_cache(void **state)
{
    g_autoptr(response) page = ask(*state, (asked){.uri = "/"});
    g_autoptr(response) error = ask(*state, (asked){.uri = "/nowhere"});

    assert_has(page->headers, "Cache-Control: no-store\r\n");
    assert_has(error->headers, "Cache-Control: no-store\r\n");
}

static void no_place_of_a_sentence_is_left_open(void **state)
{
    static const char *const languages[] = {"HTTP_ACCEPT_LANGUAGE=ja", "HTTP_ACCEPT_LANGUAGE=en"};

    for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autoptr(response) page = ask(*state, (asked){.uri = "/", .headers = {languages[i]}});
        g_autoptr(response) start =
            ask(*state, (asked){.uri = "/consultation", .headers = {languages[i]}});
        assert_has(page->body, "#7119");
        assert_has_not(page->body, "{");
        assert_has(start->body, "#7119");
        assert_has_not(start->body, "{");
    }
}

static void an_unknown_path_tells_whom_to_call_and_the_request_id(void **state)
{
    g_autoptr(response) out = ask(*state, (asked){.uri = "/nowhere"});

    assert_int_equal(out->status, 404);
    assert_has(out->body, "03-0000-0100");
    assert_has(out->body, id);
}

static void a_wrong_method_is_told_the_right_ones(void **state)
{
    g_autoptr(response) home_page = ask(*state, (asked){.uri = "/", .body = ""});
    g_autoptr(response) language = ask(*state, (asked){.uri = "/language"});
    g_autoptr(response) other = ask(*state, (asked){.uri = "/consultation", .method = "DELETE"});

    assert_int_equal(home_page->status, 405);
    assert_has(home_page->headers, "Allow: GET, HEAD\r\n");
    assert_int_equal(language->status, 405);
    assert_has(language->headers, "Allow: POST\r\n");
    assert_int_equal(other->status, 405);
    assert_has(other->headers, "Allow: GET, HEAD, POST\r\n");
}

static void each_refusal_has_a_page_of_its_own(void **state)
{
    static const struct {
        const char *uri;
        const char *body;
        const char *header;
        int status;
        const char *title;
    } refusals[] = {
        {"/%00", NULL, NULL, 400, "送られた内容を読み取れませんでした"},
        {"/consultation", "a=%zz", NULL, 400, "送られた内容を読み取れませんでした"},
        {"/consultation", "a=b", "HTTP_SEC_FETCH_SITE=cross-site", 403,
         "この操作は受け付けられません"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(refusals); i++) {
        g_autoptr(response) out = ask(*state, (asked){.uri = refusals[i].uri,
                                                      .body = refusals[i].body,
                                                      .headers = {refusals[i].header}});
        assert_int_equal(out->status, refusals[i].status);
        assert_has(out->body, refusals[i].title);
        assert_has(out->body, "03-0000-0100");
        assert_has(out->body, id);
    }
}

static void a_form_of_another_draft_is_told_how_to_go_on(void **state)
{
    const secret_token token = secret_token_new();
    g_autofree char *cookies = g_strconcat("HTTP_COOKIE=draft=", token.text, NULL);
    g_autoptr(response) out = ask(*state, (asked){.uri = "/consultation/confirm",
                                                  .body = "revision=1&key=of-another-draft",
                                                  .headers = {cookies}});

    assert_int_equal(out->status, 403);
    assert_has(out->body, "この画面は古くなっています");
}

static void who_has_no_draft_is_offered_a_new_one(void **state)
{
    static const char *const paths[] = {
        "/consultation/steps/1",
        "/consultation/confirm",
        "/consultation/receipt",
        "/consultation/quit",
    };

    for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_autoptr(response) out = ask(*state, (asked){.uri = paths[i]});
        assert_int_equal(out->status, 404);
        assert_has(out->body, "入力中の内容が見つかりません");
        assert_has(out->body, "<form method=\"post\" action=\"/consultation\">");
    }
}

/* A page of a draft, posted with the key that belongs to it. */
static response *post_step(site *s, const char *fields, const char *header)
{
    const secret_token token = secret_token_new();
    const secret_digest key = secret_derive(token.text, "form");
    g_autofree char *cookies = g_strconcat("HTTP_COOKIE=draft=", token.text, NULL);
    g_autofree char *body = g_strconcat("key=", key.hex, "&version=2026.1&", fields, NULL);

    return ask(s,
               (asked){.uri = "/consultation/steps/1", .body = body, .headers = {cookies, header}});
}

static void a_database_that_is_gone_costs_nothing_that_was_typed(void **state)
{
    g_autoptr(response) out =
        post_step(*state, "asked=c_name&c_name=%E9%AB%99%EF%A8%91+%3Cb%3E&action=next", NULL);

    assert_int_equal(out->status, 503);
    assert_has(out->headers, "Retry-After:");
    assert_has(out->body, "<form method=\"post\" action=\"/consultation/steps/1\">");
    assert_has(out->body, "name=\"c_name\" value=\"髙﨑 &lt;b&gt;\"");
    assert_has(out->body, "name=\"action\" value=\"next\"");
    assert_has(out->body, "03-0000-0100");
}

static void what_another_site_sent_is_not_offered_to_be_sent_again(void **state)
{
    g_autoptr(response) out =
        post_step(*state, "asked=c_name&c_name=x&action=next", "HTTP_SEC_FETCH_SITE=cross-site");

    assert_int_equal(out->status, 403);
    assert_has_not(out->body, "name=\"c_name\"");
}

static void a_monitor_is_told_that_the_database_is_gone(void **state)
{
    g_autoptr(response) out = ask(*state, (asked){.uri = "/healthz"});

    assert_int_equal(out->status, 503);
    assert_string_equal(out->body->str, "{\"status\":\"unavailable\"}\n");
}

static void the_language_switch_remembers_and_comes_back(void **state)
{
    g_autoptr(response) out =
        ask(*state, (asked){.uri = "/language", .body = "lang=en&return=/consultation"});

    assert_int_equal(out->status, 303);
    assert_has(out->headers, "Location: /consultation\r\n");
    assert_has(out->headers, "Set-Cookie: lang=en;");
}

static void the_language_switch_leads_to_no_other_site(void **state)
{
    static const char *const bodies[] = {
        "lang=en&return=//example.com",
        "lang=en&return=https://example.com/",
        "lang=en",
        "lang=en&return=/&return=//example.com",
        "lang=xx&return=/",
        "return=/",
    };

    for (gsize i = 0; i < G_N_ELEMENTS(bodies); i++) {
        g_autoptr(response) out = ask(*state, (asked){.uri = "/language", .body = bodies[i]});
        assert_int_equal(out->status, 400);
        assert_has_not(out->headers, "Location:");
        assert_has_not(out->headers, "Set-Cookie:");
    }
}

static void without_templates_an_error_still_tells_the_request_id(void **state)
{
    site bare = *(site *)*state;
    g_autoptr(mustache_set) none = mustache_set_new();
    g_autoptr(response) out = NULL;

    bare.templates = none;
    out = ask(&bare, (asked){.uri = "/nowhere"});
    assert_int_equal(out->status, 404);
    assert_has(out->headers, "Content-Type: text/plain");
    assert_has(out->body, id);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_comes_in_the_browsers_language),
        cmocka_unit_test(the_chosen_language_outweighs_the_browsers),
        cmocka_unit_test(a_language_that_is_not_offered_is_passed_over),
        cmocka_unit_test(no_page_is_kept_by_a_cache),
        cmocka_unit_test(no_place_of_a_sentence_is_left_open),
        cmocka_unit_test(an_unknown_path_tells_whom_to_call_and_the_request_id),
        cmocka_unit_test(a_wrong_method_is_told_the_right_ones),
        cmocka_unit_test(each_refusal_has_a_page_of_its_own),
        cmocka_unit_test(a_form_of_another_draft_is_told_how_to_go_on),
        cmocka_unit_test(who_has_no_draft_is_offered_a_new_one),
        cmocka_unit_test(a_database_that_is_gone_costs_nothing_that_was_typed),
        cmocka_unit_test(what_another_site_sent_is_not_offered_to_be_sent_again),
        cmocka_unit_test(a_monitor_is_told_that_the_database_is_gone),
        cmocka_unit_test(the_language_switch_remembers_and_comes_back),
        cmocka_unit_test(the_language_switch_leads_to_no_other_site),
        cmocka_unit_test(without_templates_an_error_still_tells_the_request_id),
    };
    return cmocka_run_group_tests(tests, open_site, close_site);
}
