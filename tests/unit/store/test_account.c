#include "base/fault.h"
#include "officers.h"
#include "store/account.h"
#include "store/own_account.h"
#include "store/password_link.h"

static database *owner;

static int start(void **state)
{
    if (officers_start(state) != 0) {
        return -1;
    }
    owner = cluster_open("madoguchi_owner");
    return 0;
}

static int stop(void **state)
{
    g_clear_pointer(&owner, database_close);
    return officers_stop(state);
}

/* A desk's account with these desks; the reason is the administrator's. */
static account_outcome make(const char *login, const char *desks_text, const char *reason,
                            char **id)
{
    json_auto_t *desks = json_loads(desks_text, 0, NULL);
    json_auto_t *rights = json_loads("[\"export\"]", 0, NULL);
    const account_seen nobody = {0};
    const account_facts facts = {.login = login,
                                 .name = "新人",
                                 .role = ROLE_DESK,
                                 .rights = rights,
                                 .desks = desks,
                                 .profession = "phn",
                                 .reason = reason};
    account_saved saved = {.outcome = ACCOUNT_GONE};

    assert_true(account_save(desk, &admin.scope, &nobody, &facts, &saved, NULL));
    *id = saved.id;
    return saved.outcome;
}

static const char *text_of(const json_t *account, const char *name)
{
    return json_string_value(json_object_get(account, name));
}

static void an_account_is_made_with_its_desks_and_read_again(void **state)
{
    g_autofree char *id = NULL;
    json_auto_t *account = NULL;

    (void)state;
    assert_int_equal(make("both", "[\"south\", \"north\"]", "着任", &id), ACCOUNT_DONE);
    account = account_read(desk, &admin.scope, id, NULL);
    assert_string_equal(text_of(account, "login"), "both");
    assert_json(json_object_get(account, "desks"), "[\"north\",\"south\"]");
    assert_json(json_object_get(account, "rights"), "[\"export\"]");
    assert_true(json_is_false(json_object_get(account, "has_password")));
    assert_string_equal(text_of(account, "profession"), "phn");
    assert_string_equal(text_of(account, "saved_by"), "区 担当課（管理者）");
}

static void what_is_missing_or_taken_is_an_outcome_and_no_fault(void **state)
{
    char *id = NULL;

    (void)state;
    assert_int_equal(make("nameless", "[]", NULL, &id), ACCOUNT_REASON);
    assert_int_equal(make("desk1", "[]", "着任", &id), ACCOUNT_TAKEN);
    assert_null(id);
}

static void a_desk_that_is_not_there_is_refused_whole(void **state)
{
    json_auto_t *desks = json_loads("[\"north\", \"nowhere\"]", 0, NULL);
    json_auto_t *rights = json_array();
    const account_seen nobody = {0};
    const account_facts facts = {
        .login = "lost", .name = "迷子", .role = ROLE_DESK, .rights = rights, .desks = desks};
    account_saved saved = {.outcome = ACCOUNT_GONE};
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_false(account_save(owner, &sakurano, &nobody, &facts, &saved, &error));
    assert_fault(&error, FAULT_DATA);
    assert_int_equal(cluster_number("select count(*) from staff where login = 'lost'"), 0);
}

static void the_list_goes_on_after_a_login(void **state)
{
    const account_filter first = {.role = "desk", .desk_code = "north", .limit = 1};
    account_filter rest = first;
    json_auto_t *page = account_list(desk, &admin.scope, &first, NULL);
    json_auto_t *next = NULL;

    (void)state;
    assert_int_equal(json_array_size(page), 1);
    rest.after = text_of(json_array_get(page, 0), "login");
    next = account_list(desk, &admin.scope, &rest, NULL);
    assert_int_equal(json_array_size(next), 1);
    assert_string_equal(text_of(json_array_get(next, 0), "login"), "desk2");
}

static void an_account_gets_its_password_by_a_link_once(void **state)
{
    const secret_digest hash = secret_hash("a link");
    const login_attempt attempt = {"linked", "correct horse battery", hash.hex};
    login_result result;
    g_autofree char *id = NULL;
    g_autofree char *until = NULL;
    g_autoptr(link_holder) holder = NULL;
    bool done = false;

    (void)state;
    assert_int_equal(make("linked", "[\"north\"]", "着任", &id), ACCOUNT_DONE);
    assert_true(staff_login(desk, &sakurano, &attempt, &result, NULL));
    assert_int_equal(result.outcome, LOGIN_REFUSED);
    until = account_link(desk, &admin.scope, id, hash.hex, NULL);
    assert_non_null(until);
    holder = password_link_read(desk, &sakurano, hash.hex, NULL);
    assert_string_equal(holder->login, "linked");
    assert_true(password_link_use(desk, &sakurano, hash.hex, "correct horse battery", &done, NULL));
    assert_true(done);
    assert_true(password_link_use(desk, &sakurano, hash.hex, "another one", &done, NULL));
    assert_false(done);
    assert_null(password_link_read(desk, &sakurano, hash.hex, NULL));
    assert_true(staff_login(desk, &sakurano, &attempt, &result, NULL));
    assert_int_equal(result.outcome, LOGIN_OPENED);
}

static void a_disabled_account_is_out_with_the_next_question(void **state)
{
    gint64 saves = 0;
    g_autofree char *id = account_named(owner, &sakurano, "desk1", &saves, NULL);
    const account_seen seen = {id, saves};
    const account_switch off = {"異動", true};
    const account_switch on = {"復帰", false};
    const account_seen after = {id, saves + 1};
    account_outcome outcome = ACCOUNT_GONE;
    g_autoptr(staff) before = staff_of_session(desk, &central.scope, NULL);

    (void)state;
    assert_non_null(before);
    assert_true(account_disable(desk, &admin.scope, &seen, &off, &outcome, NULL));
    assert_int_equal(outcome, ACCOUNT_DONE);
    assert_null(staff_of_session(desk, &central.scope, NULL));
    assert_true(account_disable(desk, &admin.scope, &seen, &on, &outcome, NULL));
    assert_int_equal(outcome, ACCOUNT_CHANGED);
    assert_true(account_disable(desk, &admin.scope, &after, &on, &outcome, NULL));
    assert_int_equal(outcome, ACCOUNT_DONE);
    assert_null(staff_of_session(desk, &central.scope, NULL));
}

static void a_session_that_ended_after_the_password_was_checked_does_nothing(void **state)
{
    const secret_digest hash = secret_hash("another token");
    const password_change change = {"correct horse battery", hash.hex};
    g_autofree char *end =
        g_strdup_printf("delete from session where token_hash = '\\x%s'", north.scope.session);
    password_check checked;
    bool done = true;

    (void)state;
    assert_true(own_password_check(desk, &north.scope, "wrong", &checked, NULL));
    assert_int_equal(checked.outcome, PASSWORD_WRONG);
    assert_true(cluster_sql(end));
    assert_true(own_password_change(desk, &north.scope, &change, &done, NULL));
    assert_false(done);
    done = true;
    assert_true(own_session_unlock(desk, &north.scope, hash.hex, &done, NULL));
    assert_false(done);
}

static void a_desk_officer_finds_no_account_at_all(void **state)
{
    gint64 saves = 0;
    g_autofree char *id = account_named(owner, &sakurano, "desk2", &saves, NULL);
    const account_filter all = {.limit = 100};
    json_auto_t *list = account_list(desk, &north.scope, &all, NULL);
    account_outcome outcome = ACCOUNT_DONE;

    (void)state;
    assert_int_equal(json_array_size(list), 0);
    assert_null(account_read(desk, &north.scope, id, NULL));
    assert_null(account_link(desk, &north.scope, id, secret_hash("x").hex, NULL));
    assert_true(account_end_sessions(desk, &north.scope, id, &outcome, NULL));
    assert_int_equal(outcome, ACCOUNT_GONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_account_is_made_with_its_desks_and_read_again),
        cmocka_unit_test(what_is_missing_or_taken_is_an_outcome_and_no_fault),
        cmocka_unit_test(a_desk_that_is_not_there_is_refused_whole),
        cmocka_unit_test(the_list_goes_on_after_a_login),
        cmocka_unit_test(an_account_gets_its_password_by_a_link_once),
        cmocka_unit_test(a_desk_officer_finds_no_account_at_all),
        cmocka_unit_test(a_disabled_account_is_out_with_the_next_question),
        cmocka_unit_test(a_session_that_ended_after_the_password_was_checked_does_nothing),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
