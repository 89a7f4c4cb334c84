#include "base/fault.h"
#include "sakurano.h"
#include "store/staff.h"

static database *desk;

static int start(void **state)
{
    if (sakurano_start(state) != 0) {
        return -1;
    }
    desk = cluster_open("madoguchi_staff");
    return 0;
}

static int stop(void **state)
{
    g_clear_pointer(&desk, database_close);
    return cluster_stop(state);
}

static int forget_failures(void **state)
{
    (void)state;
    return cluster_sql("delete from login_failure; delete from session;"
                       "update staff set disabled_at = null")
               ? 0
               : -1;
}

static login_result log_in(const char *login, const char *password, secret_digest *session)
{
    const secret_token token = secret_token_new();
    const login_attempt attempt = {login, password, session->hex};
    login_result result;

    *session = secret_hash(token.text);
    assert_true(staff_login(desk, &sakurano, &attempt, &result, NULL));
    return result;
}

static staff *who_is(const secret_digest *session)
{
    const scope who = {.municipality = DEMO_CODE, .session = session->hex};
    g_autoptr(GError) error = NULL;
    staff *found = staff_of_session(desk, &who, &error);

    assert_null(error);
    return found;
}

static void the_right_password_opens_a_session(void **state)
{
    secret_digest session;
    g_autoptr(staff) found = NULL;

    (void)state;
    assert_int_equal(log_in("Desk2", "madoguchi-demo", &session).outcome, LOGIN_OPENED);
    found = who_is(&session);
    assert_string_equal(found->login, "desk2");
    assert_int_equal(found->role, ROLE_DESK);
    assert_string_equal(found->desks, "北部あんしん窓口");
}

static void wrong_unknown_and_disabled_are_refused_alike(void **state)
{
    static const char *const attempts[][2] = {
        {"desk1", "madoguchi-dem0"}, {"nobody", "madoguchi-demo"}, {"viewer1", "madoguchi-demo"}};

    (void)state;
    assert_true(cluster_sql("update staff set disabled_at = now() where login = 'viewer1'"));
    for (size_t i = 0; i < G_N_ELEMENTS(attempts); i++) {
        secret_digest session;
        assert_int_equal(log_in(attempts[i][0], attempts[i][1], &session).outcome, LOGIN_REFUSED);
        assert_null(who_is(&session));
    }
}

static void the_sixth_guess_has_to_wait_even_with_the_right_password(void **state)
{
    secret_digest session;

    (void)state;
    for (int i = 0; i < 5; i++) {
        assert_int_equal(log_in("desk1", "guess", &session).outcome, LOGIN_REFUSED);
    }
    const login_result sixth = log_in("desk1", "madoguchi-demo", &session);
    assert_int_equal(sixth.outcome, LOGIN_THROTTLED);
    assert_true(sixth.retry_after >= 1);
    assert_null(who_is(&session));
}

static void a_session_ends_with_the_logout(void **state)
{
    secret_digest session;

    (void)state;
    assert_int_equal(log_in("admin", "madoguchi-demo", &session).outcome, LOGIN_OPENED);
    const scope who = {.municipality = DEMO_CODE, .session = session.hex};
    assert_true(staff_logout(desk, &who, NULL));
    assert_null(who_is(&session));
}

static void a_session_ends_when_the_account_is_disabled(void **state)
{
    secret_digest session;

    (void)state;
    assert_int_equal(log_in("admin", "madoguchi-demo", &session).outcome, LOGIN_OPENED);
    assert_true(cluster_sql("update staff set disabled_at = now() where login = 'admin'"));
    assert_null(who_is(&session));
}

static void an_idle_session_is_locked_and_a_used_one_is_not(void **state)
{
    secret_digest session;
    g_autoptr(staff) found = NULL;
    g_autofree char *name = NULL;

    (void)state;
    assert_int_equal(log_in("admin", "madoguchi-demo", &session).outcome, LOGIN_OPENED);
    const scope who = {.municipality = DEMO_CODE, .session = session.hex};
    assert_null(staff_locked_name(desk, &who, NULL));
    assert_true(cluster_sql("update session set seen_at = now() - interval '14 minutes'"));
    found = who_is(&session);
    assert_non_null(found);
    assert_int_equal(found->idle_seconds, 15 * 60);
    assert_int_equal(cluster_number("select count(*) from session where seen_at > now() - "
                                    "interval '1 minute'"),
                     1);
    assert_true(cluster_sql("update session set seen_at = now() - interval '15 minutes'"));
    assert_null(who_is(&session));
    name = staff_locked_name(desk, &who, NULL);
    assert_string_equal(name, "区 担当課（管理者）");
}

static void a_session_tells_where_it_was_opened(void **state)
{
    const secret_digest hash = secret_hash("somewhere");
    const scope who = {.municipality = DEMO_CODE, .address = "192.0.2.7", .browser = "Firefox"};
    const login_attempt attempt = {"desk1", "madoguchi-demo", hash.hex};
    login_result result;

    (void)state;
    assert_true(staff_login(desk, &who, &attempt, &result, NULL));
    assert_int_equal(result.outcome, LOGIN_OPENED);
    assert_int_equal(cluster_number("select count(*) from session where address = '192.0.2.7' and "
                                    "browser = 'Firefox'"),
                     1);
}

static void roles_have_names_and_back(void **state)
{
    (void)state;
    for (staff_role role = ROLE_VIEWER; role <= ROLE_ADMINISTRATOR; role++) {
        assert_int_equal(staff_role_parse(staff_role_name(role)), role);
    }
    assert_int_equal(staff_role_parse("root"), ROLE_NONE);
    assert_int_equal(staff_role_parse(""), ROLE_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_right_password_opens_a_session, forget_failures),
        cmocka_unit_test_setup(wrong_unknown_and_disabled_are_refused_alike, forget_failures),
        cmocka_unit_test_setup(the_sixth_guess_has_to_wait_even_with_the_right_password,
                               forget_failures),
        cmocka_unit_test_setup(a_session_ends_with_the_logout, forget_failures),
        cmocka_unit_test_setup(a_session_ends_when_the_account_is_disabled, forget_failures),
        cmocka_unit_test_setup(an_idle_session_is_locked_and_a_used_one_is_not, forget_failures),
        cmocka_unit_test_setup(a_session_tells_where_it_was_opened, forget_failures),
        cmocka_unit_test(roles_have_names_and_back),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
