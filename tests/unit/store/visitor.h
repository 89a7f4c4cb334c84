#ifndef TESTS_STORE_VISITOR_H
#define TESTS_STORE_VISITOR_H

/*
 * One visitor of the public zone, new for each test, and the staff zone beside it.
 */

#include "sakurano.h"
#include "store/draft.h"

static database *zone;
static database *desk;
static scope visitor;
static secret_digest token;
static secret_digest key;

/* A group setup. */
static inline int zones_start(void **state)
{
    if (sakurano_start(state) != 0) {
        return -1;
    }
    zone = cluster_open("madoguchi_public");
    desk = cluster_open("madoguchi_staff");
    return 0;
}

static inline int zones_stop(void **state)
{
    g_clear_pointer(&zone, database_close);
    g_clear_pointer(&desk, database_close);
    return cluster_stop(state);
}

/* A visitor with a new token, and no request in the database. */
static inline int new_visitor(void **state)
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

static inline void create_draft_on(bool shared)
{
    const draft_beginning what = {
        .url = FORM_URL,
        .version = FORM_VERSION,
        .language = "ja",
        .shared = shared,
    };

    assert_true(draft_create(zone, &visitor, &what, NULL));
}

static inline void create_draft(void)
{
    create_draft_on(false);
}

/* Presses a button of the first step. */
static inline draft *save(const char *text)
{
    json_auto_t *entries = json_loads(text, 0, NULL);
    const draft_patch patch = {.step = 1, .language = "ja", .entries = entries};
    g_autoptr(GError) error = NULL;
    draft *saved = draft_save(zone, &visitor, &patch, &error);

    assert_null(error);
    return saved;
}

#endif
