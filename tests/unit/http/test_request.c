#include "http/limits.h"
#include "http/request.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { PARAMETERS_MAX = 24 };

/* A request under construction: CGI parameters, and the body with its length. */
typedef struct {
    char *parameters[PARAMETERS_MAX + 1];
    guint count;
    GString *body;
    bool cut_short;
} draft;

static void add(draft *here, const char *name, const char *value)
{
    assert_true(here->count < PARAMETERS_MAX);
    here->parameters[here->count++] = g_strconcat(name, "=", value, NULL);
}

static draft *draft_new(const char *method, const char *target)
{
    draft *here = g_new0(draft, 1);
    here->body = g_string_new(NULL);
    add(here, "REQUEST_METHOD", method);
    add(here, "REQUEST_URI", target);
    add(here, "REMOTE_ADDR", "192.0.2.7");
    return here;
}

static void draft_free(draft *here)
{
    for (guint i = 0; i < here->count; i++) {
        g_free(here->parameters[i]);
    }
    g_string_free(here->body, TRUE);
    g_free(here);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(draft, draft_free)

static draft *post(const char *type, const char *length, const char *body)
{
    draft *here = draft_new("POST", "/consultation");
    add(here, "CONTENT_TYPE", type);
    add(here, "CONTENT_LENGTH", length);
    g_string_append(here->body, body);
    return here;
}

static draft *post_form(const char *body)
{
    g_autofree char *length = g_strdup_printf("%zu", strlen(body));
    return post("application/x-www-form-urlencoded", length, body);
}

static request *parse(draft *here)
{
    return request_parse(here->parameters, here->body, !here->cut_short);
}

static int refusal_of(draft *here)
{
    g_autoptr(request) in = parse(here);
    return in->refusal;
}

static void a_get_has_a_path_a_query_and_cookies(void **state)
{
    (void)state;
    g_autoptr(draft) here = draft_new("GET", "/requests?page=2");
    add(here, "HTTP_COOKIE", "session=abc; lang=en");
    add(here, "HTTP_ACCEPT_LANGUAGE", "ko");
    g_autoptr(request) in = parse(here);
    assert_int_equal(in->refusal, 0);
    assert_int_equal(in->method, METHOD_GET);
    assert_false(in->head_only);
    assert_string_equal(in->path, "/requests");
    assert_string_equal(field_list_get(in->query, "page"), "2");
    assert_string_equal(field_list_get(in->cookies, "lang"), "en");
    assert_string_equal(in->accept_language, "ko");
    assert_string_equal(in->address, "192.0.2.7");
    assert_int_equal(in->form->fields->len, 0);
}

static void a_head_is_a_get_whose_body_is_not_sent(void **state)
{
    (void)state;
    g_autoptr(draft) here = draft_new("HEAD", "/");
    g_autoptr(request) in = parse(here);
    assert_int_equal(in->method, METHOD_GET);
    assert_true(in->head_only);
}

static void another_method_is_left_to_the_router(void **state)
{
    (void)state;
    static const char *const methods[] = {"PUT", "DELETE", "OPTIONS", "TRACE", "get", "GETX", ""};
    for (size_t i = 0; i < G_N_ELEMENTS(methods); i++) {
        g_autoptr(draft) here = draft_new(methods[i], "/");
        g_autoptr(request) in = parse(here);
        assert_int_equal(in->method, METHOD_OTHER);
        assert_int_equal(in->refusal, 0);
    }
}

static void a_post_has_the_fields_of_its_form(void **state)
{
    (void)state;
    g_autoptr(draft) here = post_form("name=%E9%AB%99%EF%A8%91&topic=a&topic=b");
    g_autoptr(request) in = parse(here);
    assert_int_equal(in->refusal, 0);
    assert_int_equal(in->method, METHOD_POST);
    assert_string_equal(field_list_get(in->form, "name"), "髙﨑");
    assert_int_equal(field_list_count(in->form, "topic"), 2);
}

static void the_id_is_that_of_nginx_or_a_new_one(void **state)
{
    (void)state;
    static const char given[] = "0123456789abcdef0123456789abcdef";
    g_autoptr(draft) here = draft_new("GET", "/");
    add(here, "REQUEST_ID", given);
    g_autoptr(request) in = parse(here);
    assert_string_equal(in->id, given);

    static const char *const unusable[] = {"", "0123", "0123456789abcdef0123456789abcdeg",
                                           "0123456789abcdef0123456789abcdef0"};
    for (size_t i = 0; i < G_N_ELEMENTS(unusable); i++) {
        g_autoptr(draft) other = draft_new("GET", "/");
        add(other, "REQUEST_ID", unusable[i]);
        g_autoptr(request) made = parse(other);
        assert_true(g_regex_match_simple("^[0-9a-f]{32}$", made->id, 0, 0));
        assert_string_not_equal(made->id, in->id);
    }
}

/* A header that a client sends arrives as HTTP_…, so it cannot stand in for what nginx says. */
static void a_client_cannot_choose_its_address(void **state)
{
    (void)state;
    g_autoptr(draft) here = draft_new("GET", "/");
    add(here, "HTTP_X_FORWARDED_FOR", "203.0.113.9");
    add(here, "HTTP_REMOTE_ADDR", "203.0.113.9");
    g_autoptr(request) in = parse(here);
    assert_string_equal(in->address, "192.0.2.7");
}

static void a_refused_request_still_tells_what_an_error_page_needs(void **state)
{
    (void)state;
    g_autoptr(draft) here = draft_new("GET", "/a/../b");
    add(here, "HTTP_ACCEPT_LANGUAGE", "en");
    add(here, "HTTP_COOKIE", "lang=en");
    g_autoptr(request) in = parse(here);
    assert_int_equal(in->refusal, 400);
    assert_string_equal(in->path, "");
    assert_string_equal(in->accept_language, "en");
    assert_int_equal(strlen(in->id), 32);
    assert_int_equal(in->query->fields->len, 0);
    assert_int_equal(in->cookies->fields->len, 0);
    assert_int_equal(in->form->fields->len, 0);
}

static void an_upload_that_was_cut_short_is_refused(void **state)
{
    (void)state;
    g_autoptr(draft) here = post_form("a=1");
    here->cut_short = true;
    assert_int_equal(refusal_of(here), 400);
    g_autoptr(draft) get = draft_new("GET", "/");
    get->cut_short = true;
    assert_int_equal(refusal_of(get), 400);
}

static void a_header_that_came_twice_is_refused(void **state)
{
    (void)state;
    static const char *const headers[] = {
        "CONTENT_LENGTH", "CONTENT_TYPE", "HTTP_ACCEPT_LANGUAGE", "HTTP_COOKIE",
        "HTTP_HOST",      "HTTP_ORIGIN",  "HTTP_SEC_FETCH_SITE",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(headers); i++) {
        g_autoptr(draft) here = draft_new("GET", "/");
        add(here, headers[i], "1");
        assert_int_equal(refusal_of(here), 0);
        add(here, headers[i], "1");
        assert_int_equal(refusal_of(here), 400);
    }
}

static void ten_thousand_parameters_are_too_many(void **state)
{
    (void)state;
    g_autoptr(GString) body = g_string_new("a=1");
    for (int i = 1; i < 10000; i++) {
        g_string_append(body, "&a=1");
    }
    g_autoptr(draft) here = post_form(body->str);
    assert_int_equal(refusal_of(here), 413);
}

static void a_header_may_be_as_long_as_the_limit(void **state)
{
    (void)state;
    g_autofree char *longest = g_strnfill(LIMIT_HEADER_BYTES, 'a');
    g_autofree char *longer = g_strnfill(LIMIT_HEADER_BYTES + 1, 'a');
    g_autoptr(draft) right = draft_new("GET", "/");
    add(right, "HTTP_ACCEPT_LANGUAGE", longest);
    assert_int_equal(refusal_of(right), 0);
    g_autoptr(draft) wrong = draft_new("GET", "/");
    add(wrong, "HTTP_ACCEPT_LANGUAGE", longer);
    g_autoptr(request) in = parse(wrong);
    assert_int_equal(in->refusal, 400);
    assert_string_equal(in->accept_language, "");
}

static void too_many_cookies_are_refused(void **state)
{
    (void)state;
    g_autofree char *value = g_strnfill(LIMIT_COOKIE_BYTES, 'a');
    g_autoptr(draft) here = draft_new("GET", "/");
    add(here, "HTTP_COOKIE", value);
    assert_int_equal(refusal_of(here), 0);
    g_autofree char *longer = g_strconcat(value, "a", NULL);
    g_autoptr(draft) wrong = draft_new("GET", "/");
    add(wrong, "HTTP_COOKIE", longer);
    assert_int_equal(refusal_of(wrong), 400);
}

static void an_empty_set_of_parameters_is_refused_not_crashed_on(void **state)
{
    (void)state;
    char *none[] = {NULL};
    g_autoptr(GString) body = g_string_new(NULL);
    g_autoptr(request) in = request_parse(none, body, true);
    assert_int_equal(in->refusal, 400);
    assert_int_equal(in->method, METHOD_OTHER);
    assert_string_equal(in->address, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_get_has_a_path_a_query_and_cookies),
        cmocka_unit_test(a_head_is_a_get_whose_body_is_not_sent),
        cmocka_unit_test(another_method_is_left_to_the_router),
        cmocka_unit_test(a_post_has_the_fields_of_its_form),
        cmocka_unit_test(the_id_is_that_of_nginx_or_a_new_one),
        cmocka_unit_test(a_client_cannot_choose_its_address),
        cmocka_unit_test(a_refused_request_still_tells_what_an_error_page_needs),
        cmocka_unit_test(an_upload_that_was_cut_short_is_refused),
        cmocka_unit_test(a_header_that_came_twice_is_refused),
        cmocka_unit_test(ten_thousand_parameters_are_too_many),
        cmocka_unit_test(a_header_may_be_as_long_as_the_limit),
        cmocka_unit_test(too_many_cookies_are_refused),
        cmocka_unit_test(an_empty_set_of_parameters_is_refused_not_crashed_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
