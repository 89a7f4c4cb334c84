/* The way of a request: routes, guards, errors. */

#include "public_zone.h"

static void no_page_is_kept_by_a_cache(void **state)
{
    g_autoptr(response) page = ask(*state, (asked){.uri = "/"});
    g_autoptr(response) error = ask(*state, (asked){.uri = "/nowhere"});

    assert_has(page->headers, "Cache-Control: no-store\r\n");
    assert_has(error->headers, "Cache-Control: no-store\r\n");
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
        assert_has(out->body, "<a class=\"button\" href=\"/consultation\">");
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

static void a_password_is_never_written_into_an_error_page(void **state)
{
    g_autoptr(response) out = post_step(*state, "login=desk1&password=secret", NULL);

    assert_int_equal(out->status, 503);
    assert_has_not(out->body, "secret");
}

static void a_monitor_is_told_that_the_database_is_gone(void **state)
{
    g_autoptr(response) out = ask(*state, (asked){.uri = "/healthz"});

    assert_int_equal(out->status, 503);
    assert_string_equal(out->body->str, "{\"status\":\"unavailable\"}\n");
}

static void a_monitor_is_told_so_even_when_the_database_was_never_reached(void **state)
{
    site never = *(site *)*state;
    g_autoptr(response) out = NULL;

    never.municipality = NULL;
    out = ask(&never, (asked){.uri = "/healthz"});
    assert_int_equal(out->status, 503);
    assert_string_equal(out->body->str, "{\"status\":\"unavailable\"}\n");
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
        cmocka_unit_test(no_page_is_kept_by_a_cache),
        cmocka_unit_test(an_unknown_path_tells_whom_to_call_and_the_request_id),
        cmocka_unit_test(a_wrong_method_is_told_the_right_ones),
        cmocka_unit_test(each_refusal_has_a_page_of_its_own),
        cmocka_unit_test(a_form_of_another_draft_is_told_how_to_go_on),
        cmocka_unit_test(who_has_no_draft_is_offered_a_new_one),
        cmocka_unit_test(a_database_that_is_gone_costs_nothing_that_was_typed),
        cmocka_unit_test(what_another_site_sent_is_not_offered_to_be_sent_again),
        cmocka_unit_test(a_password_is_never_written_into_an_error_page),
        cmocka_unit_test(a_monitor_is_told_that_the_database_is_gone),
        cmocka_unit_test(a_monitor_is_told_so_even_when_the_database_was_never_reached),
        cmocka_unit_test(without_templates_an_error_still_tells_the_request_id),
    };
    return cmocka_run_group_tests(tests, open_site, close_site);
}
