#include "http/limits.h"
#include "http/multipart.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char type[] = "multipart/form-data; boundary=X";
static const char text_part[] = "--X\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n"
                                "町の一覧\r\n\r\n";
static const char file_head[] = "--X\r\nContent-Disposition: form-data; name=\"file\"; "
                                "filename=\"../../etc/passwd\"\r\nContent-Type: text/csv\r\n\r\n";
static const char last[] = "\r\n--X--\r\n";

typedef struct {
    int status;
    field_list *form;
    upload *file;
} result;

static void result_clear(result *r)
{
    g_clear_pointer(&r->form, field_list_free);
    g_clear_pointer(&r->file, upload_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(result, result_clear)

static result parse(const char *content_type, const GString *body)
{
    result r = {0};

    r.status = multipart_parse(content_type, body, &r.form, &r.file);
    assert_int_equal(r.form != NULL, r.status == 200);
    assert_true(r.status == 200 || r.file == NULL);
    return r;
}

static int status_of(const char *content_type, const char *text)
{
    g_autoptr(GString) body = g_string_new(text);
    g_auto(result) r = parse(content_type, body);

    return r.status;
}

static GString *with_file(gsize length)
{
    GString *body = g_string_new(file_head);

    for (gsize i = 0; i < length; i++) {
        g_string_append_c(body, 'a');
    }
    return g_string_append(body, last);
}

static void text_and_a_file_are_read_as_they_are(void **state)
{
    g_autoptr(GString) body = g_string_new(text_part);
    (void)state;

    g_string_append(body, file_head);
    g_string_append_len(body, "a\0\xFF\r\n--Y", 8);
    g_string_append(body, last);
    g_auto(result) r = parse(type, body);
    assert_int_equal(r.status, 200);
    assert_string_equal(field_list_single(r.form, "text"), "町の一覧\r\n");
    assert_string_equal(r.file->name, "file");
    gsize length = 0;
    const char *bytes = g_bytes_get_data(r.file->bytes, &length);
    assert_int_equal(length, 8);
    assert_memory_equal(bytes, "a\0\xFF\r\n--Y", 8);
}

static void a_file_that_was_not_chosen_is_none(void **state)
{
    g_autoptr(GString) body = with_file(0);
    (void)state;

    g_auto(result) r = parse(type, body);
    assert_int_equal(r.status, 200);
    assert_null(r.file);
}

static void a_boundary_may_stand_in_quotes(void **state)
{
    (void)state;
    assert_int_equal(status_of("multipart/form-data; boundary=\"X\"", "--X--\r\n"), 200);
    assert_int_equal(status_of("Multipart/Form-Data;charset=utf-8; Boundary=X", "--X--"), 200);
}

static void what_is_not_of_that_shape_is_a_400(void **state)
{
    static const char *const bodies[] = {
        "",
        "--X",
        "--X\r\n",
        "--Y--\r\n",
        "preamble\r\n--X--\r\n",
        "--X--\r\nepilogue",
        "--X\r\n\r\ntext\r\n--X--\r\n",
        "--X\r\nContent-Disposition: form-data\r\n\r\ntext\r\n--X--\r\n",
        "--X\r\nContent-Disposition: form-data; name=\"\"\r\n\r\ntext\r\n--X--\r\n",
        "--X\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\ntext\r\n--X--\r\n",
        "--X\r\nContent-Disposition: form-data; name=a\r\n\r\ntext\r\n--X--\r\n",
        "--X\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\ntext\r\n--X--\r\n",
        "--X\r\nContent-Disposition: form-data; name=\"a\"; "
        "filename*=UTF-8''x\r\n\r\nt\r\n--X--\r\n",
        "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ntext\r\n--X",
        "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xFF\r\n--X--\r\n",
    };
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(bodies); i++) {
        assert_int_equal(status_of(type, bodies[i]), 400);
    }
    assert_int_equal(status_of("multipart/form-data", "--X--"), 400);
    assert_int_equal(status_of("multipart/form-data; boundary=", "----"), 400);
    assert_int_equal(status_of("multipart/form-data; boundary=a\tb", "--a\tb--"), 400);
}

static void two_files_are_one_too_many(void **state)
{
    g_autoptr(GString) body = g_string_new(file_head);
    (void)state;

    g_string_append(body, "a\r\n");
    g_string_append(body, file_head);
    g_string_append(body, "b");
    g_string_append(body, last);
    g_auto(result) r = parse(type, body);
    assert_int_equal(r.status, 400);
}

static void a_file_has_a_limit_to_the_byte(void **state)
{
    g_autoptr(GString) most = with_file(LIMIT_UPLOAD_BYTES);
    g_autoptr(GString) more = with_file(LIMIT_UPLOAD_BYTES + 1);
    (void)state;

    g_auto(result) taken = parse(type, most);
    assert_int_equal(taken.status, 200);
    assert_int_equal(g_bytes_get_size(taken.file->bytes), LIMIT_UPLOAD_BYTES);
    g_auto(result) refused = parse(type, more);
    assert_int_equal(refused.status, 413);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_and_a_file_are_read_as_they_are),
        cmocka_unit_test(a_file_that_was_not_chosen_is_none),
        cmocka_unit_test(a_boundary_may_stand_in_quotes),
        cmocka_unit_test(what_is_not_of_that_shape_is_a_400),
        cmocka_unit_test(two_files_are_one_too_many),
        cmocka_unit_test(a_file_has_a_limit_to_the_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
