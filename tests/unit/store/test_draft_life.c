/* How long a draft lives, and what is saved while one types. */

#include "visitor.h"

#include "store/request.h"

static bool autosave(const char *text, int step, gint64 turn, gint64 at)
{
    json_auto_t *entries = json_loads(text, 0, NULL);
    const draft_patch patch = {.step = step, .entries = entries, .turn = turn, .at = at};
    g_autoptr(GError) error = NULL;
    bool kept = false;
    g_autoptr(draft) after = draft_autosave(zone, &visitor, &patch, &kept, &error);

    assert_non_null(entries);
    assert_null(error);
    assert_true(after != NULL || !kept);
    return kept;
}

static void assert_kept(const char *text, int step, gint64 turn, gint64 at)
{
    assert_true(autosave(text, step, turn, at));
}

static void assert_not_kept(const char *text, int step, gint64 turn, gint64 at)
{
    assert_false(autosave(text, step, turn, at));
}

static void assert_entries(const char *expected)
{
    g_autoptr(draft) found = draft_find(zone, &visitor, NULL);
    json_auto_t *entries = json_loads(expected, 0, NULL);

    assert_true(json_equal(found->entries, entries));
}

static gint64 turn(void)
{
    g_autoptr(draft) found = draft_find(zone, &visitor, NULL);

    return found->turn;
}

static void what_is_being_typed_is_kept_and_nothing_is_asked_by_it(void **state)
{
    (void)state;
    create_draft();
    assert_kept(
        "{\"c_name\": [\"髙\"], \"c_kana\": [\"\"], \"c_anon\": [], \"c_org\": [\"\", \"\"]}", 1, 0,
        10);
    assert_entries("{\"c_name\": [\"髙\"]}");
}

static void a_question_that_was_asked_can_be_emptied_while_typing(void **state)
{
    g_autoptr(draft) sent = NULL;

    (void)state;
    create_draft();
    sent = save("{\"c_name\": [\"髙﨑\"], \"c_anon\": [\"yes\"], \"c_org\": []}");
    assert_kept("{\"c_name\": [\"\"], \"c_anon\": [], \"c_kana\": [\"\"]}", 1, sent->turn, 10);
    assert_entries("{\"c_name\": [\"\"], \"c_anon\": [], \"c_org\": []}");
}

static void an_autosave_that_comes_after_its_page_was_sent_changes_nothing(void **state)
{
    g_autoptr(draft) sent = NULL;

    (void)state;
    create_draft();
    assert_kept("{\"c_name\": [\"髙\"]}", 1, 0, 10);
    sent = save("{\"c_name\": [\"髙﨑\"]}");
    assert_not_kept("{\"c_name\": [\"髙\"]}", 1, 0, 20);
    assert_entries("{\"c_name\": [\"髙﨑\"]}");
}

static void it_does_so_too_when_sending_the_page_changed_nothing(void **state)
{
    g_autoptr(draft) first = NULL;
    g_autoptr(draft) second = NULL;

    (void)state;
    create_draft();
    first = save("{\"c_name\": [\"髙﨑\"]}");
    second = save("{\"c_name\": [\"髙﨑\"]}");
    assert_int_equal(second->revision, first->revision);
    assert_not_kept("{\"c_name\": [\"髙\"]}", 1, first->turn, 20);
    assert_entries("{\"c_name\": [\"髙﨑\"]}");
}

static void of_two_autosaves_the_one_that_was_typed_later_counts(void **state)
{
    (void)state;
    create_draft();
    assert_kept("{\"c_name\": [\"髙﨑\"]}", 1, 0, 20);
    assert_not_kept("{\"c_name\": [\"髙\"]}", 1, 0, 10);
    assert_not_kept("{\"c_name\": [\"髙\"]}", 1, 0, 20);
    assert_entries("{\"c_name\": [\"髙﨑\"]}");
}

static void a_page_that_is_shown_again_saves_itself_again(void **state)
{
    g_autoptr(draft) sent = NULL;

    (void)state;
    create_draft();
    assert_kept("{\"c_name\": [\"髙\"]}", 1, 0, 1793500000000);
    sent = save("{\"c_name\": [\"髙﨑\"]}");
    /* Even when the visitor's clock was put back meanwhile. */
    assert_kept("{\"c_name\": [\"髙﨑 花\"]}", 1, sent->turn, 10);
    assert_entries("{\"c_name\": [\"髙﨑 花\"]}");
}

static void steps_in_two_tabs_do_not_overtake_each_other(void **state)
{
    g_autoptr(draft) sent = NULL;

    (void)state;
    create_draft();
    sent = save("{\"c_name\": [\"一\"]}");
    assert_kept("{\"q_detail\": [\"三\"]}", 3, 0, 10);
    assert_kept("{\"c_kana\": [\"イチ\"]}", 1, sent->turn, 5);
    assert_kept("{\"q_detail\": [\"三と\"]}", 3, 0, 11);
    assert_entries("{\"c_name\": [\"一\"], \"c_kana\": [\"イチ\"], \"q_detail\": [\"三と\"]}");
}

static void an_autosave_that_changes_something_is_a_new_revision_and_no_turn(void **state)
{
    g_autoptr(draft) before = NULL;
    g_autoptr(draft) after = NULL;

    (void)state;
    create_draft();
    before = draft_find(zone, &visitor, NULL);
    assert_kept("{\"c_name\": [\"\"]}", 1, 0, 9);
    assert_kept("{\"c_name\": [\"髙\"]}", 1, 0, 10);
    assert_kept("{\"c_name\": [\"髙\"]}", 1, 0, 11);
    after = draft_find(zone, &visitor, NULL);
    assert_int_equal(after->revision, before->revision + 1);
    assert_int_equal(after->turn, before->turn);
}

static void what_was_sent_or_forgotten_keeps_nothing_more(void **state)
{
    json_auto_t *answers = json_object();
    const submission what = {
        .key = key.hex,
        .fiscal_year = 2026,
        .url = FORM_URL,
        .version = FORM_VERSION,
        .language = "ja",
        .answers = answers,
        .priority = 2,
        .urgency = "w1",
    };
    g_autoptr(receipt) sent = NULL;
    submit_outcome outcome = SUBMIT_GONE;

    (void)state;
    create_draft();
    assert_true(request_submit(zone, &visitor, &what, &outcome, &sent, NULL));
    assert_int_equal(outcome, SUBMITTED);
    assert_not_kept("{\"c_name\": [\"あとから\"]}", 1, 9, 9);
    assert_entries("{}");

    assert_true(draft_delete(zone, &visitor, NULL));
    assert_not_kept("{\"c_name\": [\"あとから\"]}", 1, 9, 9);
}

static void assert_ends_in(const char *interval)
{
    g_autofree char *sql = g_strdup_printf("select count(*) from draft where expires_at between "
                                           "now() + interval '%s' - interval '1 minute' "
                                           "and now() + interval '%s'",
                                           interval, interval);

    assert_int_equal(cluster_number(sql), 1);
}

/* After each kind of save it ends so long after, although it was about to end. */
static void assert_lives(bool shared, const char *interval)
{
    g_autoptr(draft) saved = NULL;

    assert_int_equal(new_visitor(NULL), 0);
    create_draft_on(shared);
    assert_ends_in(interval);
    assert_true(cluster_sql("update draft set expires_at = now() + interval '2 minutes'"));
    saved = save("{\"c_name\": [\"髙﨑\"]}");
    assert_int_equal(saved->shared, shared);
    assert_ends_in(interval);
    assert_true(cluster_sql("update draft set expires_at = now() + interval '2 minutes'"));
    assert_kept("{}", 1, turn(), 10);
    assert_ends_in(interval);
}

static void a_draft_lives_a_day_and_on_a_device_of_many_an_hour_after_its_last_save(void **state)
{
    (void)state;
    assert_lives(false, "24 hours");
    assert_lives(true, "60 minutes");
}

static void nothing_typed_revives_a_draft_that_has_ended(void **state)
{
    (void)state;
    create_draft();
    assert_true(cluster_sql("update draft set expires_at = now() - interval '1 second'"));
    assert_not_kept("{\"c_name\": [\"髙﨑\"]}", 1, 9, 9);
    assert_null(save("{\"c_name\": [\"髙﨑\"]}"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(what_is_being_typed_is_kept_and_nothing_is_asked_by_it, new_visitor),
        cmocka_unit_test_setup(a_question_that_was_asked_can_be_emptied_while_typing, new_visitor),
        cmocka_unit_test_setup(an_autosave_that_comes_after_its_page_was_sent_changes_nothing,
                               new_visitor),
        cmocka_unit_test_setup(it_does_so_too_when_sending_the_page_changed_nothing, new_visitor),
        cmocka_unit_test_setup(of_two_autosaves_the_one_that_was_typed_later_counts, new_visitor),
        cmocka_unit_test_setup(a_page_that_is_shown_again_saves_itself_again, new_visitor),
        cmocka_unit_test_setup(steps_in_two_tabs_do_not_overtake_each_other, new_visitor),
        cmocka_unit_test_setup(an_autosave_that_changes_something_is_a_new_revision_and_no_turn,
                               new_visitor),
        cmocka_unit_test_setup(what_was_sent_or_forgotten_keeps_nothing_more, new_visitor),
        cmocka_unit_test_setup(
            a_draft_lives_a_day_and_on_a_device_of_many_an_hour_after_its_last_save, new_visitor),
        cmocka_unit_test_setup(nothing_typed_revives_a_draft_that_has_ended, new_visitor),
    };

    return cmocka_run_group_tests(tests, zones_start, zones_stop);
}
