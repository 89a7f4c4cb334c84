#ifndef TESTS_STORE_REQUESTS_H
#define TESTS_STORE_REQUESTS_H

/* Three requests and an officer who looks at them, new for each test (setup: new_visitor). */

#include "store/request.h"
#include "store/staff.h"
#include "visitor.h"

static secret_digest session;

/* Three requests, the oldest of them pressing; the scope of who logged in. */
static inline scope three_requests(const char *login)
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
        "('CCCCCC', 'north', 2, '2026-09-03 09:00+09')) as v (n, d, p, t) "
        "on conflict do nothing";
    const secret_token plain = secret_token_new();

    session = secret_hash(plain.text);
    assert_true(cluster_sql(insert));
    const login_attempt attempt = {login, "madoguchi-demo", session.hex};
    login_result result;
    assert_true(staff_login(desk, &sakurano, &attempt, &result, NULL));
    assert_int_equal(result.outcome, LOGIN_OPENED);
    return (scope){.municipality = DEMO_CODE, .session = session.hex};
}

#endif
