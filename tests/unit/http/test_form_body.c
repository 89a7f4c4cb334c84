#include "http/form_body.h"
#include "http/limits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char form_type[] = "application/x-www-form-urlencoded";

/* The status for a body with that CONTENT_TYPE and CONTENT_LENGTH; NULL leaves one out. */
static int status_of(const char *type, const char *length, const char *text)
{
    g_autofree char *content_type = g_strconcat("CONTENT_TYPE=", type, NULL);
    g_autofree char *content_length = g_strconcat("CONTENT_LENGTH=", length, NULL);
    char *const parameters[] = {content_type, length != NULL ? content_length : NULL, NULL};
    g_autoptr(GString) body = g_string_new(text);
    g_autoptr(field_list) form = NULL;
    g_autoptr(upload) file = NULL;
    int status = form_body_parse(parameters, body, &form, &file);
    assert_int_equal(form != NULL, status == 200);
    assert_null(file);
    return status;
}

static int status_of_form(const GString *body)
{
    g_autofree char *length = g_strdup_printf("%zu", body->len);
    return status_of(form_type, length, body->str);
}

static void a_form_in_utf8_is_read(void **state)
{
    (void)state;
    static const char *const types[] = {
        "application/x-www-form-urlencoded",
        "Application/X-WWW-Form-Urlencoded",
        "application/x-www-form-urlencoded; charset=utf-8",
        "application/x-www-form-urlencoded;charset=\"UTF-8\"",
        "application/x-www-form-urlencoded ; x=y",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
        assert_int_equal(status_of(types[i], "3", "a=1"), 200);
    }
    assert_int_equal(status_of(form_type, "0", ""), 200);
    assert_int_equal(status_of(form_type, "03", "a=1"), 200);
}

static void any_other_media_type_is_a_415(void **state)
{
    (void)state;
    static const char *const types[] = {
        "application/x-www-form-urlencoded; charset=shift_jis",
        "application/x-www-form-urlencoded, text/plain",
        "multipart/form-data-other; boundary=x",
        "application/json",
        "text/plain",
        "",
        ";",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
        assert_int_equal(status_of(types[i], "3", "a=1"), 415);
    }
}

static void a_length_that_is_not_the_body_s_is_a_400(void **state)
{
    (void)state;
    static const char *const lengths[] = {
        "2", "4", "", "-3", "+3", " 3", "3 ", "0x3", "3,3", "3.0", "99999999999999999999", NULL};
    for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++) {
        if (status_of(form_type, lengths[i], "a=1") != 400) {
            fail_msg("CONTENT_LENGTH \"%s\" was not refused", lengths[i]);
        }
    }
}

static void a_broken_form_is_a_400(void **state)
{
    (void)state;
    assert_int_equal(status_of(form_type, "4", "a=%z"), 400);
}

static void a_body_may_be_as_long_as_the_limit(void **state)
{
    (void)state;
    g_autoptr(GString) body = g_string_new(NULL);
    g_autofree char *letters = g_strnfill(1021, 'x');
    while (body->len < LIMIT_BODY_BYTES) {
        g_string_append_printf(body, "a=%s&", letters);
    }
    assert_int_equal(body->len, LIMIT_BODY_BYTES);
    assert_int_equal(status_of_form(body), 200);
    g_string_append_c(body, 'x');
    assert_int_equal(status_of_form(body), 413);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_in_utf8_is_read),
        cmocka_unit_test(any_other_media_type_is_a_415),
        cmocka_unit_test(a_length_that_is_not_the_body_s_is_a_400),
        cmocka_unit_test(a_broken_form_is_a_400),
        cmocka_unit_test(a_body_may_be_as_long_as_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
