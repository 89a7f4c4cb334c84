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

static inline void create_draft(void)
{
    assert_true(draft_create(zone, &visitor, FORM_URL, FORM_VERSION, "ja", NULL));
}

static inline draft *save(const char *patch)
{
    json_auto_t *entries = json_loads(patch, 0, NULL);
    g_autoptr(GError) error = NULL;
    draft *saved = draft_save(zone, &visitor, "ja", entries, &error);

    assert_null(error);
    return saved;
}

#endif
