#include "base/calendar.h"
#include "base/fault.h"
#include "sakurano.h"
#include "store/draft.h"
#include "store/request.h"
#include "store/staff.h"

#include <string.h>

static database *zone;
static database *desk;
static scope visitor;
static secret_digest token;
static secret_digest key;
static secret_digest session;

static int start(void **state)
{
    if (sakurano_start(state) != 0) {
        return -1;
    }
    zone = cluster_open("madoguchi_public");
    desk = cluster_open("madoguchi_staff");
    return 0;
}

static int stop(void **state)
{
    g_clear_pointer(&zone, database_close);
    g_clear_pointer(&desk, database_close);
    return cluster_stop(state);
}

/* A visitor with a new token, and no request in the database. */
static int new_visitor(void **state)
{
    const secret_token plain = secret_token_new();

    (void)state;
    token = secret_hash(plain.text);
    key = secret_derive(plain.text, "submit");
    visitor = (scope){.municipality = DEMO_CODE,
                      .draft = token.hex,
                      .request_id = "test",
                      .address = "192.0.2.7"};
    return cluster_sql("delete from draft; delete from request; delete from outbox") ? 0 : -1;
}

static void create_draft(void)
{
    assert_true(draft_create(zone, &visitor, FORM_URL, FORM_VERSION, "ja", NULL));
}

static draft *save(const char *patch)
{
    json_auto_t *entries = json_loads(patch, 0, NULL);
    g_autoptr(GError) error = NULL;
    draft *saved = draft_save(zone, &visitor, "ja", entries, &error);

    assert_null(error);
    return saved;
}

static void assert_entry(const draft *d, const char *name, const char *value)
{
    const json_t *values = json_object_get(d->entries, name);

    assert_string_equal(json_string_value(json_array_get(values, 0)), value);
}

static void a_draft_keeps_what_was_typed_exactly(void **state)
{
    g_autoptr(draft) saved = NULL;
    g_autoptr(draft) found = NULL;

    (void)state;
    create_draft();
    saved = save("{\"c_name\": [\"髙﨑 𠮷子\\r\\n\\\"葛󠄀\\\"\"], \"c_org\": []}");
    found = draft_find(zone, &visitor, NULL);
    assert_entry(found, "c_name", "髙﨑 𠮷子\r\n\"葛󠄀\"");
    assert_int_equal(json_array_size(json_object_get(found->entries, "c_org")), 0);
    assert_string_equal(found->url, FORM_URL);
    assert_string_equal(found->version, FORM_VERSION);
    assert_string_equal(found->language, "ja");
    assert_null(found->receipt_no);
}

static void two_tabs_lose_nothing_of_each_other(void **state)
{
    g_autoptr(draft) first = NULL;
    g_autoptr(draft) second = NULL;

    (void)state;
    create_draft();
    first = save("{\"c_name\": [\"一\"], \"p_age\": [\"a80\"]}");
    second = save("{\"q_detail\": [\"二\"], \"p_age\": [\"a85\"]}");
    assert_entry(second, "c_name", "一");
    assert_entry(second, "q_detail", "二");
    assert_entry(second, "p_age", "a85");
    assert_true(second->revision > first->revision);
}

static void saving_the_same_again_is_no_new_revision(void **state)
{
    g_autoptr(draft) first = NULL;
    g_autoptr(draft) second = NULL;

    (void)state;
    create_draft();
    first = save("{\"c_name\": [\"一\"]}");
    second = save("{\"c_name\": [\"一\"]}");
    assert_int_equal(first->revision, second->revision);
}

static void a_token_without_a_draft_finds_none(void **state)
{
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_null(draft_find(zone, &visitor, &error));
    assert_null(save("{}"));
    assert_null(error);
}

static void a_forgotten_draft_is_gone(void **state)
{
    (void)state;
    create_draft();
    assert_true(draft_delete(zone, &visitor, NULL));
    assert_null(draft_find(zone, &visitor, NULL));
}

/* Sends the visitor's draft as it is now, over any connection. */
static submit_outcome send_over(database *db, gint64 revision, receipt **sent)
{
    json_auto_t *answers = json_pack("{s:s}", "q_detail", "退院後の生活");
    const submission what = {
        .key = key.hex,
        .draft_revision = revision,
        .url = FORM_URL,
        .version = FORM_VERSION,
        .language = "ja",
        .answers = answers,
        .town_code = "asahi-1",
        .priority = 2,
        .urgency = "w1",
        .consulter_name = "髙﨑 𠮷子",
    };
    g_autoptr(GError) error = NULL;
    submit_outcome outcome = SUBMIT_GONE;

    assert_true(request_submit(db, &visitor, &what, 2026, &outcome, sent, &error));
    return outcome;
}

static void a_second_click_shows_the_first_receipt(void **state)
{
    g_autoptr(receipt) first = NULL;
    g_autoptr(receipt) second = NULL;
    g_autoptr(receipt) later = NULL;
    g_autoptr(draft) sent = NULL;

    (void)state;
    create_draft();
    assert_int_equal(send_over(zone, 0, &first), SUBMITTED);
    assert_int_equal(send_over(zone, 0, &second), SUBMITTED);
    later = receipt_find(zone, &visitor, NULL);
    assert_true(receipt_number_is_valid(first->receipt_no));
    assert_string_equal(second->receipt_no, first->receipt_no);
    assert_string_equal(later->receipt_no, first->receipt_no);
    assert_string_equal(first->desk_code, "north");
    assert_int_equal(first->priority, 2);
    assert_non_null(strstr(first->received_at, "+09:00"));
    assert_int_equal(cluster_number("select count(*) from request"), 1);

    sent = save("{\"c_name\": [\"あとから\"]}");
    assert_string_equal(sent->receipt_no, first->receipt_no);
    assert_int_equal(json_object_size(sent->entries), 0);
}

static void what_was_changed_after_it_was_confirmed_is_not_sent(void **state)
{
    g_autoptr(draft) changed = NULL;
    g_autoptr(receipt) sent = NULL;

    (void)state;
    create_draft();
    changed = save("{\"c_name\": [\"一\"]}");
    assert_int_equal(send_over(zone, changed->revision - 1, &sent), SUBMIT_CHANGED);
    assert_null(sent);
    assert_int_equal(cluster_number("select count(*) from request"), 0);
}

static void a_draft_that_never_was_cannot_be_sent(void **state)
{
    g_autoptr(receipt) sent = NULL;

    (void)state;
    assert_int_equal(send_over(zone, 0, &sent), SUBMIT_GONE);
    assert_null(sent);
}

enum { CLICKS = 8 };

static gpointer click(gpointer data)
{
    g_autoptr(database) db = cluster_open("madoguchi_public");
    receipt *sent = NULL;

    (void)data;
    send_over(db, 0, &sent);
    return sent;
}

static void clicks_at_the_same_time_store_one_request(void **state)
{
    GThread *threads[CLICKS];
    receipt *sent[CLICKS];

    (void)state;
    create_draft();
    for (int i = 0; i < CLICKS; i++) {
        threads[i] = g_thread_new("click", click, NULL);
    }
    for (int i = 0; i < CLICKS; i++) {
        sent[i] = g_thread_join(threads[i]);
    }
    for (int i = 0; i < CLICKS; i++) {
        assert_string_equal(sent[i]->receipt_no, sent[0]->receipt_no);
    }
    for (int i = 0; i < CLICKS; i++) {
        receipt_free(sent[i]);
    }
    assert_int_equal(cluster_number("select count(*) from request"), 1);
    assert_int_equal(cluster_number("select count(*) from outbox"), 1);
}

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
    login_outcome outcome = LOGIN_REFUSED;
    int retry_after = 0;

    session = secret_hash(plain.text);
    assert_true(cluster_sql(insert));
    assert_true(staff_login(desk, &sakurano, login, "madoguchi-demo", session.hex, &outcome,
                            &retry_after, NULL));
    assert_int_equal(outcome, LOGIN_OPENED);
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
        cmocka_unit_test_setup(a_draft_keeps_what_was_typed_exactly, new_visitor),
        cmocka_unit_test_setup(two_tabs_lose_nothing_of_each_other, new_visitor),
        cmocka_unit_test_setup(saving_the_same_again_is_no_new_revision, new_visitor),
        cmocka_unit_test_setup(a_token_without_a_draft_finds_none, new_visitor),
        cmocka_unit_test_setup(a_forgotten_draft_is_gone, new_visitor),
        cmocka_unit_test_setup(a_second_click_shows_the_first_receipt, new_visitor),
        cmocka_unit_test_setup(what_was_changed_after_it_was_confirmed_is_not_sent, new_visitor),
        cmocka_unit_test_setup(a_draft_that_never_was_cannot_be_sent, new_visitor),
        cmocka_unit_test_setup(clicks_at_the_same_time_store_one_request, new_visitor),
        cmocka_unit_test_setup(the_list_has_the_pressing_first_and_then_the_newest, new_visitor),
        cmocka_unit_test_setup(the_list_is_filtered_by_state_and_desk, new_visitor),
        cmocka_unit_test_setup(reading_a_request_is_in_the_audit_trail, new_visitor),
        cmocka_unit_test_setup(another_desks_request_is_not_there, new_visitor),
        cmocka_unit_test_setup(an_export_has_every_row_and_says_how_many, new_visitor),
        cmocka_unit_test_setup(a_viewer_cannot_export, new_visitor),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
