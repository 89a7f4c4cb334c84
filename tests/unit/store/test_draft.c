#include "visitor.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_draft_keeps_what_was_typed_exactly, new_visitor),
        cmocka_unit_test_setup(two_tabs_lose_nothing_of_each_other, new_visitor),
        cmocka_unit_test_setup(saving_the_same_again_is_no_new_revision, new_visitor),
        cmocka_unit_test_setup(a_token_without_a_draft_finds_none, new_visitor),
        cmocka_unit_test_setup(a_forgotten_draft_is_gone, new_visitor),
    };

    return cmocka_run_group_tests(tests, zones_start, zones_stop);
}
