#include "base/fault.h"
#include "store/request.h"
#include "store/staff.h"
#include "visitor.h"

static secret_digest session;

/* Three requests, the oldest of them pressing; the scope of who logged in. */
static scope three_requests(const char *login)
{
    static const char insert[] =
        "insert into receipt select '139998', 'Z08-' || n || '-X' from unnest(array["
        "'AAAAAA', 'BBBBBB', 'CCCCCC']) n on conflict do nothing;"
        "insert into request (municipality, receipt_no, key, questionnaire_url, "
        "questionnaire_version, language, answers, desk, priority, urgency, received_at) select "
        "'139998', 'Z08-' || n || '-X', sha256(n::bytea), '" FORM_URL "', '" FORM_VERSION "', "
        "'ja', '{\"q_detail\": \"相談\"}', d, p, 'w1', t::timestamptz from (values "
        "('AAAAAA', 'north', 1, '2026-09-01 09:00+09'), "
        "('BBBBBB', 'central', 2, '2026-09-02 09:00+09'), "
        "('CCCCCC', 'north', 2, '2026-09-03 09:00+09')) as v (n, d, p, t)";
    const secret_token plain = secret_token_new();

    session = secret_hash(plain.text);
    assert_true(cluster_sql(insert));
    const login_attempt attempt = {login, "madoguchi-demo", session.hex};
    login_result result;
    assert_true(staff_login(desk, &sakurano, &attempt, &result, NULL));
    assert_int_equal(result.outcome, LOGIN_OPENED);
    return (scope){.municipality = DEMO_CODE, .session = session.hex};
}

static void assert_listed(const GPtrArray *list, guint number, const char *receipt_no)
{
    const request_row *row = g_ptr_array_index(list, number);

    assert_string_equal(row->receipt_no, receipt_no);
}

static void the_list_has_the_pressing_first_and_then_the_newest(void **state)
{
    const scope admin = three_requests("admin");
    const request_filter first_page = {.limit = 2};
    const request_filter second_page = {.limit = 2, .before = "Z08-CCCCCC-X"};
    g_autoptr(GPtrArray) first = request_list(desk, &admin, &first_page, NULL);
    g_autoptr(GPtrArray) second = request_list(desk, &admin, &second_page, NULL);

    (void)state;
    assert_int_equal(first->len, 2);
    assert_listed(first, 0, "Z08-AAAAAA-X");
    assert_listed(first, 1, "Z08-CCCCCC-X");
    assert_int_equal(second->len, 1);
    assert_listed(second, 0, "Z08-BBBBBB-X");
}

static void the_list_is_filtered_by_state_and_desk(void **state)
{
    const scope admin = three_requests("admin");
    const request_filter north = {.limit = 10, .desk_code = "north"};
    const request_filter done = {.limit = 10, .state = "done"};
    g_autoptr(GPtrArray) of_north = request_list(desk, &admin, &north, NULL);
    g_autoptr(GPtrArray) of_done = request_list(desk, &admin, &done, NULL);

    (void)state;
    assert_int_equal(of_north->len, 2);
    assert_int_equal(of_done->len, 0);
}

static void reading_a_request_is_in_the_audit_trail(void **state)
{
    const scope north = three_requests("desk2");
    g_autoptr(request_detail) detail = request_read(desk, &north, "Z08-AAAAAA-X", NULL);
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
    assert_null(request_read(desk, &north, "Z08-BBBBBB-X", &error));
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
    const request_filter all = {0};
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
    const request_filter all = {0};
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
        cmocka_unit_test_setup(the_list_has_the_pressing_first_and_then_the_newest, new_visitor),
        cmocka_unit_test_setup(the_list_is_filtered_by_state_and_desk, new_visitor),
        cmocka_unit_test_setup(reading_a_request_is_in_the_audit_trail, new_visitor),
        cmocka_unit_test_setup(another_desks_request_is_not_there, new_visitor),
        cmocka_unit_test_setup(an_export_has_every_row_and_says_how_many, new_visitor),
        cmocka_unit_test_setup(a_viewer_cannot_export, new_visitor),
    };

    return cmocka_run_group_tests(tests, zones_start, zones_stop);
}
