#ifndef TESTS_STORE_OFFICERS_H
#define TESTS_STORE_OFFICERS_H

/*
 * Officers who are logged in, and a response that one of them began, new for each test.
 */

#include "base/receipt_number.h"
#include "sakurano.h"
#include "store/responses.h"
#include "store/staff.h"

static database *desk;

/* A session; its hash must live as long as the scope. */
typedef struct {
    secret_digest hash;
    scope scope;
} officer;

static officer north;   /* desk2 */
static officer admin;   /* works at every desk */
static officer central; /* desk1 */

static char *number; /* of the response that north began */

static inline void log_in(officer *who, const char *login)
{
    const secret_token plain = secret_token_new();
    const login_attempt attempt = {login, "madoguchi-demo", who->hash.hex};
    login_result result;

    who->hash = secret_hash(plain.text);
    assert_true(staff_login(desk, &sakurano, &attempt, &result, NULL));
    assert_int_equal(result.outcome, LOGIN_OPENED);
    who->scope = (scope){.municipality = DEMO_CODE, .session = who->hash.hex};
}

/* A group setup. */
static inline int officers_start(void **state)
{
    if (sakurano_start(state) != 0) {
        return -1;
    }
    desk = cluster_open("madoguchi_staff");
    log_in(&north, "desk2");
    log_in(&admin, "admin");
    log_in(&central, "desk1");
    return 0;
}

static inline int officers_stop(void **state)
{
    g_clear_pointer(&desk, database_close);
    return cluster_stop(state);
}

static inline char *begin_numbered(const officer *who, const char *wanted)
{
    json_auto_t *nothing = json_object();
    const new_response what = {.number = wanted,
                               .url = FORM_URL,
                               .version = FORM_VERSION,
                               .language = "ja",
                               .desk_code = "north",
                               .entries = nothing,
                               .fiscal_year = 2026};
    char *begun = NULL;

    assert_true(responses_begin(desk, &who->scope, &what, &begun, NULL));
    return begun;
}

/* A setup: no response but the one that north begins. */
static inline int new_number(void **state)
{
    (void)state;
    if (!cluster_sql("alter table response_revision disable trigger all;"
                     "delete from response_revision; delete from response;"
                     "alter table response_revision enable trigger all")) {
        return -1;
    }
    number = begin_numbered(&north, response_number_new(2026).text);
    return number != NULL ? 0 : -1;
}

/* A teardown. */
static inline int free_number(void **state)
{
    (void)state;
    g_clear_pointer(&number, g_free);
    return 0;
}

static inline response_seen seen(gint64 saves)
{
    return (response_seen){.number = number, .saves = saves};
}

static inline response_outcome save(const officer *who, gint64 saves, const char *patch)
{
    json_auto_t *entries = json_loads(patch, 0, NULL);
    const response_seen page = seen(saves);
    g_auto(response_result) result = {0};

    assert_true(responses_save(desk, &who->scope, &page, entries, &result, NULL));
    return result.outcome;
}

static inline response_outcome complete(const officer *who, gint64 saves, const char *given)
{
    json_auto_t *answers = json_loads(given, 0, NULL);
    const response_seen page = seen(saves);
    g_auto(response_result) result = {0};

    assert_true(responses_complete(desk, &who->scope, &page, answers, &result, NULL));
    return result.outcome;
}

static inline response_outcome amend(const officer *who, gint64 saves, const char *reason)
{
    json_auto_t *entries = json_loads("{\"q_detail\": [\"一\"]}", 0, NULL);
    const response_seen page = seen(saves);
    const response_correction correction = {.entries = entries, .reason = reason};
    g_auto(response_result) result = {0};

    assert_true(responses_amend(desk, &who->scope, &page, &correction, &result, NULL));
    return result.outcome;
}

static inline stored_response *read_as(const officer *who)
{
    g_autoptr(GError) error = NULL;
    stored_response *r = responses_read(desk, &who->scope, number, "answers", &error);

    assert_null(error);
    return r;
}

static inline void assert_json(const json_t *value, const char *expected)
{
    g_autofree char *text = json_dumps(value, JSON_COMPACT | JSON_SORT_KEYS);

    assert_string_equal(text, expected);
}

#endif
