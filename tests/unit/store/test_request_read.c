#include "base/fault.h"
#include "requests.h"

static void reading_a_request_is_in_the_audit_trail(void **state)
{
    const scope north = three_requests("desk2");
    g_autoptr(request_detail) detail =
        request_read(desk, &north, "Z08-AAAAAA-X", "request.view", NULL);
    const json_t *answer = json_object_get(detail->answers, "q_detail");

    (void)state;
    assert_string_equal(json_string_value(answer), "相談");
    assert_string_equal(detail->row->desk_name, "北部あんしん窓口");
    assert_string_equal(detail->row->received_at, "2026-09-01T09:00:00+09:00");
    assert_int_equal(cluster_number("select count(*) from audit join staff using (municipality, "
                                    "staff_id) where kind = 'request.view' and subject = "
                                    "'Z08-AAAAAA-X' and login = 'desk2'"),
                     1);
}

static void another_desks_request_is_not_there(void **state)
{
    const scope north = three_requests("desk2");
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_null(request_read(desk, &north, "Z08-BBBBBB-X", "request.view", &error));
    assert_null(error);
}

static bool collect(const request_detail *detail, void *data, GError **error)
{
    (void)error;
    g_string_append(data, detail->row->receipt_no);
    g_string_append_c(data, ' ');
    return true;
}

static void an_export_has_every_row_and_says_how_many(void **state)
{
    const scope north = three_requests("desk2");
    json_auto_t *everything = json_object();
    const request_export_order all = {.source = &exported_requests, .detail = everything};
    g_autoptr(GString) seen = g_string_new(NULL);

    (void)state;
    assert_true(request_export(desk, &north, &all, collect, seen, NULL));
    assert_string_equal(seen->str, "Z08-AAAAAA-X Z08-CCCCCC-X ");
    assert_int_equal(cluster_number("select (detail ->> 'rows')::integer from audit where kind = "
                                    "'request.export' order by audit_id desc limit 1"),
                     2);
}

static void a_viewer_cannot_export(void **state)
{
    const scope viewer = three_requests("viewer1");
    json_auto_t *everything = json_object();
    const request_export_order all = {.source = &exported_requests, .detail = everything};
    g_autoptr(GString) seen = g_string_new(NULL);
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_false(request_export(desk, &viewer, &all, collect, seen, &error));
    assert_fault(&error, FAULT_DENIED);
    assert_string_equal(seen->str, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(reading_a_request_is_in_the_audit_trail, new_visitor),
        cmocka_unit_test_setup(another_desks_request_is_not_there, new_visitor),
        cmocka_unit_test_setup(an_export_has_every_row_and_says_how_many, new_visitor),
        cmocka_unit_test_setup(a_viewer_cannot_export, new_visitor),
    };

    return cmocka_run_group_tests(tests, zones_start, zones_stop);
}
