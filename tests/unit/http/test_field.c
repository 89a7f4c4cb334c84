#include "http/field.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static field_list *sample(void)
{
    field_list *list = field_list_new();
    field_list_add(list, "topic", "discharge");
    field_list_add(list, "name", "髙橋");
    field_list_add(list, "topic", "fees");
    return list;
}

static void a_name_that_came_twice_is_counted_and_its_first_value_found(void **state)
{
    (void)state;
    g_autoptr(field_list) list = sample();
    assert_int_equal(field_list_count(list, "topic"), 2);
    assert_string_equal(field_list_get(list, "topic"), "discharge");
}

static void who_expects_one_value_is_not_given_one_of_two(void **state)
{
    (void)state;
    g_autoptr(field_list) list = sample();
    assert_null(field_list_single(list, "topic"));
    assert_string_equal(field_list_single(list, "name"), "髙橋");
}

static void a_missing_name_has_no_value(void **state)
{
    (void)state;
    g_autoptr(field_list) list = sample();
    assert_int_equal(field_list_count(list, "Name"), 0);
    assert_null(field_list_get(list, "Name"));
    assert_null(field_list_single(list, "Name"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_that_came_twice_is_counted_and_its_first_value_found),
        cmocka_unit_test(who_expects_one_value_is_not_given_one_of_two),
        cmocka_unit_test(a_missing_name_has_no_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
