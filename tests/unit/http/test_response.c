#include "http/response.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void a_new_response_is_an_empty_200(void **state)
{
    (void)state;
    g_autoptr(response) out = response_new();
    assert_int_equal(out->status, 200);
    assert_int_equal(out->headers->len, 0);
    assert_int_equal(out->body->len, 0);
    assert_int_equal(out->file, -1);
}

static void headers_are_lines_in_their_order(void **state)
{
    (void)state;
    g_autoptr(response) out = response_new();
    response_header(out, "Content-Type", "text/html; charset=utf-8");
    response_header(out, "Cache-Control", "no-store");
    assert_string_equal(out->headers->str,
                        "Content-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\n");
}

static void a_redirect_is_a_303_without_a_body(void **state)
{
    (void)state;
    g_autoptr(response) out = response_new();
    g_string_append(out->body, "half a page");
    response_redirect(out, "/consultation/steps/2");
    assert_int_equal(out->status, 303);
    assert_int_equal(out->body->len, 0);
    assert_string_equal(out->headers->str, "Location: /consultation/steps/2\r\n");
}

static void a_reset_drops_everything_and_closes_the_file(void **state)
{
    (void)state;
    g_autoptr(response) out = response_new();
    int file = open("/dev/null", O_RDONLY | O_CLOEXEC);
    out->status = 303;
    out->file = file;
    out->file_length = 7;
    response_header(out, "Location", "/x");
    g_string_append(out->body, "half a page");
    response_reset(out);
    assert_int_equal(out->status, 200);
    assert_int_equal(out->headers->len, 0);
    assert_int_equal(out->body->len, 0);
    assert_int_equal(out->file, -1);
    assert_int_equal(out->file_length, 0);
    assert_int_equal(fcntl(file, F_GETFD), -1);
}

static void assert_set_cookie(const cookie *set, const char *header)
{
    g_autoptr(response) out = response_new();
    response_cookie(out, set);
    assert_string_equal(out->headers->str, header);
}

static void a_cookie_is_http_only_and_same_site(void **state)
{
    (void)state;
    assert_set_cookie(&(cookie){.name = "draft", .value = "abc"},
                      "Set-Cookie: draft=abc; Path=/; HttpOnly; SameSite=Lax\r\n");
    assert_set_cookie(&(cookie){.name = "lang", .value = "en", .max_age = 3600},
                      "Set-Cookie: lang=en; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600\r\n");
}

static void a_cookie_on_tls_is_bound_to_the_host(void **state)
{
    (void)state;
    assert_set_cookie(
        &(cookie){.name = "session", .value = "abc", .secure = true, .strict = true},
        "Set-Cookie: __Host-session=abc; Path=/; HttpOnly; SameSite=Strict; Secure\r\n");
    assert_string_equal(cookie_name("session", true), "__Host-session");
    assert_string_equal(cookie_name("session", false), "session");
}

static void a_cookie_without_a_value_is_deleted(void **state)
{
    (void)state;
    assert_set_cookie(&(cookie){.name = "draft", .value = "", .max_age = 3600},
                      "Set-Cookie: draft=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0\r\n");
}

static void split_response(response *out, const char *text)
{
    response_header(out, "X-Name", text);
}

static void set_cookie_value(response *out, const char *text)
{
    response_cookie(out, &(cookie){.name = "draft", .value = text});
}

/* A bug must stop the process, not reach the client; so it is tried in a child. */
static bool is_a_bug(void (*act)(response *, const char *), const char *text)
{
    pid_t child = fork();
    if (child == 0) {
        signal(SIGABRT, SIG_DFL);
        close(STDOUT_FILENO); /* GLib writes of a failed assertion to both */
        close(STDERR_FILENO);
        act(response_new(), text);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void a_value_that_would_begin_another_header_is_a_bug(void **state)
{
    (void)state;
    assert_true(is_a_bug(split_response, "a\r\nSet-Cookie: x=1"));
    assert_true(is_a_bug(split_response, "a\nb"));
    assert_true(is_a_bug(split_response, "a\x7f"));
    assert_false(is_a_bug(split_response, "a\tb 髙"));
    assert_true(is_a_bug(set_cookie_value, "a; Domain=example.jp"));
    assert_true(is_a_bug(set_cookie_value, "a b"));
    assert_false(is_a_bug(set_cookie_value, "a-b_c"));
}

static void a_redirect_to_another_site_is_a_bug(void **state)
{
    (void)state;
    assert_true(is_a_bug(response_redirect, "//example.jp"));
    assert_true(is_a_bug(response_redirect, "/\\example.jp"));
    assert_true(is_a_bug(response_redirect, "https://example.jp/"));
    assert_true(is_a_bug(response_redirect, ""));
    assert_false(is_a_bug(response_redirect, "/"));
}

static void every_status_that_we_send_has_its_phrase(void **state)
{
    (void)state;
    static const int statuses[] = {200, 303, 400, 403, 404, 405, 413, 414, 415, 429, 500, 503};
    for (size_t i = 0; i < G_N_ELEMENTS(statuses); i++) {
        assert_string_not_equal(status_phrase(statuses[i]), "Error");
    }
    assert_string_equal(status_phrase(404), "Not Found");
    assert_string_equal(status_phrase(299), "Error");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_response_is_an_empty_200),
        cmocka_unit_test(headers_are_lines_in_their_order),
        cmocka_unit_test(a_redirect_is_a_303_without_a_body),
        cmocka_unit_test(a_reset_drops_everything_and_closes_the_file),
        cmocka_unit_test(a_cookie_is_http_only_and_same_site),
        cmocka_unit_test(a_cookie_on_tls_is_bound_to_the_host),
        cmocka_unit_test(a_cookie_without_a_value_is_deleted),
        cmocka_unit_test(a_value_that_would_begin_another_header_is_a_bug),
        cmocka_unit_test(a_redirect_to_another_site_is_a_bug),
        cmocka_unit_test(every_status_that_we_send_has_its_phrase),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
