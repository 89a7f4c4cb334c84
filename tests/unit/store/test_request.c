#include "store/request.h"
#include "visitor.h"

#include <string.h>

static bool trapped;

/* Sends the visitor's draft as it is now, over any connection. */
static submit_outcome send_over(database *db, gint64 revision, receipt **sent)
{
    json_auto_t *answers = json_pack("{s:s}", "q_detail", "退院後の生活");
    const submission what = {
        .key = key.hex,
        .draft_revision = revision,
        .fiscal_year = 2026,
        .url = FORM_URL,
        .version = FORM_VERSION,
        .language = "ja",
        .answers = answers,
        .town_code = "asahi-1",
        .priority = 2,
        .urgency = "w1",
        .consulter_name = "髙﨑 𠮷子",
        .trapped = trapped,
    };
    g_autoptr(GError) error = NULL;
    submit_outcome outcome = SUBMIT_GONE;

    assert_true(request_submit(db, &visitor, &what, &outcome, sent, &error));
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

static void assert_suspect(const char *begun, bool is_trapped, const char *expected)
{
    g_autofree char *age =
        g_strdup_printf("update draft set created_at = now() - interval '%s'", begun);
    g_autofree char *found = g_strdup_printf(
        "select count(*) from request where suspect is not distinct from %s", expected);
    g_autoptr(receipt) sent = NULL;

    assert_int_equal(new_visitor(NULL), 0);
    create_draft();
    assert_true(cluster_sql(age));
    trapped = is_trapped;
    assert_int_equal(send_over(zone, 0, &sent), SUBMITTED);
    assert_int_equal(cluster_number(found), 1);
    trapped = false;
}

static void what_no_person_may_have_sent_is_stored_and_marked(void **state)
{
    (void)state;
    assert_suspect("3 minutes", false, "null");
    assert_suspect("3 minutes", true, "'trap'");
    assert_suspect("9 seconds", false, "'haste'");
    assert_suspect("11 seconds", false, "null");
    assert_suspect("1 second", true, "'trap'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_second_click_shows_the_first_receipt, new_visitor),
        cmocka_unit_test_setup(what_was_changed_after_it_was_confirmed_is_not_sent, new_visitor),
        cmocka_unit_test_setup(a_draft_that_never_was_cannot_be_sent, new_visitor),
        cmocka_unit_test_setup(what_no_person_may_have_sent_is_stored_and_marked, new_visitor),
        cmocka_unit_test_setup(clicks_at_the_same_time_store_one_request, new_visitor),
    };

    return cmocka_run_group_tests(tests, zones_start, zones_stop);
}
