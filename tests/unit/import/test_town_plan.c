#include "import/town_plan.h"
#include "import/town_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define HEADER "コード,町名,フリガナ,郵便番号,窓口コード,並び順"

static const char *const desks[] = {"north", "south", NULL};
static const char *const areas[] = {"east", NULL};
static const town_codes known = {desks, areas};

static json_t *read_good(const char *text)
{
    json_t *faults = NULL;
    json_t *towns = town_table_read(text, &known, &faults);

    assert_int_equal(json_array_size(faults), 0);
    json_decref(faults);
    return towns;
}

static const char *reason(const json_t *faults, size_t i)
{
    return json_string_value(json_object_get(json_array_get(faults, i), "reason"));
}

/* The only fault of a text, "REASON LINE COLUMN". */
static void assert_fault(const char *text, const char *expected)
{
    json_t *faults = NULL;
    json_auto_t *towns = town_table_read(text, &known, &faults);
    json_auto_t *owned = faults;
    const json_t *first = json_array_get(owned, 0);
    const char *column = json_string_value(json_object_get(first, "column"));
    g_autofree char *told = g_strdup_printf("%s %d %s", reason(owned, 0),
                                            (int)json_integer_value(json_object_get(first, "line")),
                                            column != NULL ? column : "-");

    assert_non_null(towns);
    assert_int_equal(json_array_size(owned), 1);
    assert_string_equal(told, expected);
}

static void cells_are_tidied_as_if_they_had_been_typed(void **state)
{
    json_auto_t *towns = read_good(HEADER ",町名（英語）\n"
                                          "a-1, 朝日 ,アサヒ,〒999-9902　９９９９９０１ 9999901,"
                                          "north,１２,'Asahi\n");
    json_auto_t *expected = json_loads(
        "[{\"code\":\"a-1\",\"name.ja\":\"朝日\",\"kana\":\"アサヒ\",\"postals\":[\"9999901\","
        "\"9999902\"],\"desk\":{\"code\":\"north\"},\"position\":12,\"name.en\":\"Asahi\"}]",
        0, NULL);
    (void)state;

    assert_true(json_equal(towns, expected));
}

static void columns_may_come_in_any_order(void **state)
{
    json_auto_t *towns = read_good("並び順,窓口コード,郵便番号,フリガナ,町名,コード\n"
                                   "1,south,,マチ,町,a\n");
    (void)state;

    assert_string_equal(json_string_value(json_object_get(json_array_get(towns, 0), "code")), "a");
}

static void an_area_may_be_told_and_must_be_one(void **state)
{
    json_auto_t *towns = read_good(HEADER ",地区コード\na,町,マチ,,north,1,east\n"
                                          "b,町,マチ,,north,2,\n");
    const json_t *area = json_object_get(json_array_get(towns, 0), "area");
    (void)state;

    assert_string_equal(json_string_value(json_object_get(area, "code")), "east");
    assert_true(json_is_null(json_object_get(json_array_get(towns, 1), "area")));
    assert_fault(HEADER ",地区コード\na,町,マチ,,north,1,west", "area 2 地区コード");
}

static void each_fault_is_told_with_its_line_and_column(void **state)
{
    (void)state;
    assert_fault("", "empty 1 -");
    assert_fault(HEADER "\n", "empty 1 -");
    assert_fault(HEADER ",色\na,町,マチ,,north,1,赤", "header 1 -");
    assert_fault("コード," HEADER "\na,a,町,マチ,,north,1", "header_twice 1 -");
    assert_fault("コード,町名,フリガナ,郵便番号,窓口コード\na,町,マチ,,north",
                 "header_missing 1 並び順");
    assert_fault(HEADER "\na,町,マチ,,north", "cells 2 -");
    assert_fault(HEADER "\nA,町,マチ,,north,1", "code 2 コード");
    assert_fault(HEADER "\na,町,マチ,,north,1\na,町,マチ,,north,2", "code_twice 3 コード");
    assert_fault(HEADER "\na,,マチ,,north,1", "missing 2 町名");
    assert_fault(HEADER "\na,町🏠,マチ,,north,1", "character 2 町名");
    assert_fault(HEADER "\na,町,マチ,999990,north,1", "postal 2 郵便番号");
    assert_fault(HEADER "\na,町,マチ,,west,1", "desk 2 窓口コード");
    assert_fault(HEADER "\na,町,マチ,,north,-1", "position 2 並び順");
    assert_fault(HEADER "\n\"a,町", "open_quote 2 -");
}

static size_t count(const json_t *plan, const char *list)
{
    return json_array_size(json_object_get(plan, list));
}

static void a_plan_tells_new_changed_vanished_and_same(void **state)
{
    json_auto_t *now =
        read_good(HEADER ",町名（英語）\na,町,マチ,,north,1,A\nb,町,マチ,,north,2,B\n"
                         "c,町,マチ,,north,3,C\n");
    json_auto_t *wanted =
        read_good(HEADER "\na,町,マチ,,north,1\nb,町,マチ,,south,2\nd,町,マチ,,north,4\n");
    json_auto_t *plan = town_plan(now, wanted);
    json_auto_t *change =
        json_loads("{\"column\":\"窓口コード\",\"old\":\"north\",\"new\":\"south\"}", 0, NULL);
    const json_t *changed = json_array_get(json_object_get(plan, "changed"), 0);
    (void)state;

    assert_int_equal(count(plan, "rows"), 2);
    assert_int_equal(count(plan, "new"), 1);
    assert_int_equal(count(plan, "changed"), 1);
    assert_int_equal(count(plan, "vanished"), 1);
    assert_int_equal(json_integer_value(json_object_get(plan, "same")), 1);
    assert_true(json_equal(json_array_get(json_object_get(changed, "changes"), 0), change));
}

static void a_name_without_a_column_stays_and_an_empty_cell_takes_it_away(void **state)
{
    json_auto_t *now = read_good(HEADER ",町名（英語）,町名（韓国語）\na,町,マチ,,north,1,A,가\n");
    json_auto_t *wanted = read_good(HEADER ",町名（英語）\na,町,マチ,,north,1,\n");
    json_auto_t *plan = town_plan(now, wanted);
    const json_t *row = json_array_get(json_object_get(plan, "rows"), 0);
    (void)state;

    assert_null(json_object_get(row, "name.en"));
    assert_string_equal(json_string_value(json_object_get(row, "name.ko")), "가");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_tidied_as_if_they_had_been_typed),
        cmocka_unit_test(columns_may_come_in_any_order),
        cmocka_unit_test(an_area_may_be_told_and_must_be_one),
        cmocka_unit_test(each_fault_is_told_with_its_line_and_column),
        cmocka_unit_test(a_plan_tells_new_changed_vanished_and_same),
        cmocka_unit_test(a_name_without_a_column_stays_and_an_empty_cell_takes_it_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
