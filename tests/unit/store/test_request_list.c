#include "requests.h"
#include "store/request_list.h"

#include <string.h>

static const char a[] = "Z08-AAAAAA-X"; /* north, pressing, the oldest */
static const char b[] = "Z08-BBBBBB-X"; /* central */
static const char c[] = "Z08-CCCCCC-X"; /* north, the newest */

/* The numbers of a page, "A C"; owned by the caller. */
static char *listed(const scope *who, const request_listing *what)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) list = request_list(desk, who, what, &error);
    GString *letters = g_string_new(NULL);

    assert_null(error);
    for (guint i = 0; i < list->len; i++) {
        const request_row *row = g_ptr_array_index(list, i);
        g_string_append_printf(letters, "%s%c", i > 0 ? " " : "", row->receipt_no[strlen("Z08-")]);
    }
    return g_string_free(letters, FALSE);
}

static void assert_listed(const scope *who, const request_listing *what, const char *expected)
{
    g_autofree char *letters = listed(who, what);

    assert_string_equal(letters, expected);
}

/* Where a request stands in the order. */
static request_place place_of(const scope *who, const char *receipt_no)
{
    g_autoptr(request_detail) detail = request_read(desk, who, receipt_no, NULL, NULL);
    request_place place = {.pressing = detail->row->pressing,
                           .received_us = detail->row->received_us};

    g_strlcpy(place.receipt_no, receipt_no, sizeof place.receipt_no);
    return place;
}

static void the_pressing_come_first_and_then_the_newest(void **state)
{
    const scope admin = three_requests("admin");
    const request_listing whole = {.limit = 10};
    const request_listing newest = {.limit = 10, .order = ORDER_NEWEST};
    const request_listing oldest = {.limit = 10, .order = ORDER_OLDEST};

    (void)state;
    assert_listed(&admin, &whole, "A C B");
    assert_listed(&admin, &newest, "C B A");
    assert_listed(&admin, &oldest, "A B C");
}

static void pages_follow_each_other_in_every_order_and_both_ways(void **state)
{
    static const struct {
        request_order order;
        const char *first, *middle, *last, *around;
    } rows[] = {
        {ORDER_PRESSING, "A", "C", "B", c},
        {ORDER_NEWEST, "C", "B", "A", b},
        {ORDER_OLDEST, "A", "B", "C", b},
    };
    const scope admin = three_requests("admin");

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        const request_place middle = place_of(&admin, rows[i].around);
        const request_listing first = {.limit = 1, .order = rows[i].order};
        const request_listing after = {.limit = 2, .order = rows[i].order, .place = &middle};
        const request_listing before = {
            .limit = 2, .order = rows[i].order, .place = &middle, .before = true};
        assert_listed(&admin, &first, rows[i].first);
        assert_listed(&admin, &after, rows[i].last);
        assert_listed(&admin, &before, rows[i].first);
    }
}

static void a_page_begins_behind_a_row_whatever_became_of_it(void **state)
{
    const scope admin = three_requests("admin");
    const request_place pressing = place_of(&admin, a);
    const request_listing next = {.limit = 10, .place = &pressing};

    (void)state;
    assert_true(cluster_sql("update request set state = 'done' where receipt_no = 'Z08-AAAAAA-X'"));
    assert_listed(&admin, &next, "C B A");
    assert_true(cluster_sql("delete from request where receipt_no = 'Z08-AAAAAA-X'"));
    assert_listed(&admin, &next, "C B");
}

static void spam_is_in_no_list_but_its_own(void **state)
{
    const scope admin = three_requests("admin");
    const request_listing whole = {.limit = 10};
    const request_listing spam = {.limit = 10, .filter = {.state = "spam"}};
    json_auto_t *counts = NULL;

    (void)state;
    assert_true(cluster_sql("update request set state = 'spam' where receipt_no = 'Z08-AAAAAA-X'"));
    assert_listed(&admin, &whole, "C B");
    assert_listed(&admin, &spam, "A");
    counts = request_counts(desk, &admin, NULL, NULL);
    assert_int_equal(json_integer_value(json_object_get(counts, "open")), 2);
    assert_int_equal(json_integer_value(json_object_get(counts, "spam")), 1);
}

static void each_filter_leaves_what_it_asks_for(void **state)
{
    static const struct {
        request_filter filter;
        const char *expected;
    } rows[] = {
        {{.state = "open"}, "A C B"},       {{.state = "done"}, ""},
        {{.desk_code = "north"}, "A C"},    {{.urgency = "w1"}, "A C B"},
        {{.urgency = "today"}, ""},         {{.language = "en"}, ""},
        {{.from = "2026-09-02"}, "C B"},    {{.to = "2026-09-02"}, "A B"},
        {{.assigned_to = "none"}, "A C B"}, {{.assigned_to = "me"}, "C"},
        {{.suspect = "true"}, "B"},         {{.suspect = "false"}, "A C"},
    };
    const scope admin = three_requests("admin");

    (void)state;
    assert_true(cluster_sql("update request set suspect = 'trap' where desk = 'central'"));
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        const request_listing what = {.limit = 10, .filter = rows[i].filter};
        if (g_strcmp0(rows[i].filter.assigned_to, "me") == 0) {
            assert_true(cluster_sql("update request set assigned_to = (select staff_id from staff "
                                    "where login = 'admin') where receipt_no = 'Z08-CCCCCC-X'"));
        }
        assert_listed(&admin, &what, rows[i].expected);
    }
}

static void a_desk_lists_and_counts_its_own_alone(void **state)
{
    const scope north = three_requests("desk2");
    const request_listing whole = {.limit = 10};
    const request_listing foreign = {.limit = 10, .filter = {.desk_code = "central"}};
    json_auto_t *counts = request_counts(desk, &north, NULL, NULL);

    (void)state;
    assert_listed(&north, &whole, "A C");
    assert_listed(&north, &foreign, "");
    assert_int_equal(json_integer_value(json_object_get(counts, "open")), 2);
}

/* Found by what was typed. */
static void assert_found(const scope *who, const char *typed, const char *expected)
{
    g_autofree char *folded = NULL;
    request_listing what = {.limit = 10};

    what.sought = request_key_sought(typed, &folded);
    what.key = folded;
    assert_listed(who, &what, expected);
}

static void a_request_is_found_by_name_kana_and_telephone_however_they_are_typed(void **state)
{
    const scope admin = three_requests("admin");

    (void)state;
    assert_true(
        cluster_sql("insert into request_key (municipality, receipt_no, kind, key, desk) values "
                    "('139998', 'Z08-AAAAAA-X', 'name', '高崎吉子', 'north'), "
                    "('139998', 'Z08-AAAAAA-X', 'name', '吉子', 'north'), "
                    "('139998', 'Z08-AAAAAA-X', 'kana', 'タカサキヨシコ', 'north'), "
                    "('139998', 'Z08-BBBBBB-X', 'name', '高橋', 'central'), "
                    "('139998', 'Z08-BBBBBB-X', 'tel', '09000002001', 'central'), "
                    "('139998', 'Z08-BBBBBB-X', 'tel_end', '2001', 'central')"));
    assert_found(&admin, "髙", "B A");
    assert_found(&admin, "髙﨑", "A");
    assert_found(&admin, "吉子", "A");
    assert_found(&admin, "ﾀｶｻｷ", "A");
    assert_found(&admin, "090-0000", "B");
    assert_found(&admin, "２００１", "B");
    assert_found(&admin, "崎", "");
    const scope north = three_requests("desk2");
    assert_found(&north, "高", "A");
}

static void a_search_is_noted_without_its_words(void **state)
{
    const scope admin = three_requests("admin");

    (void)state;
    assert_found(&admin, "秘密の名前", "");
    assert_int_equal(cluster_number("select (detail ->> 'by' = 'name' and detail ->> 'rows' = "
                                    "'0')::integer from audit where kind = 'request.search' "
                                    "order by audit_id desc limit 1"),
                     1);
    assert_int_equal(cluster_number("select count(*) from audit where detail::text like '%秘密%'"),
                     0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_pressing_come_first_and_then_the_newest, new_visitor),
        cmocka_unit_test_setup(pages_follow_each_other_in_every_order_and_both_ways, new_visitor),
        cmocka_unit_test_setup(a_page_begins_behind_a_row_whatever_became_of_it, new_visitor),
        cmocka_unit_test_setup(spam_is_in_no_list_but_its_own, new_visitor),
        cmocka_unit_test_setup(each_filter_leaves_what_it_asks_for, new_visitor),
        cmocka_unit_test_setup(a_desk_lists_and_counts_its_own_alone, new_visitor),
        cmocka_unit_test_setup(a_request_is_found_by_name_kana_and_telephone_however_they_are_typed,
                               new_visitor),
        cmocka_unit_test_setup(a_search_is_noted_without_its_words, new_visitor),
    };

    return cmocka_run_group_tests(tests, zones_start, zones_stop);
}
