#include "base/fault.h"
#include "sakurano.h"
#include "store/municipality.h"

#include <string.h>

static database *zone;

static int start(void **state)
{
    if (sakurano_start(state) != 0) {
        return -1;
    }
    zone = cluster_open("madoguchi_public");
    return 0;
}

static int stop(void **state)
{
    g_clear_pointer(&zone, database_close);
    return cluster_stop(state);
}

static const char *place(const municipality *m, const char *language, const char *name)
{
    return json_string_value(json_object_get(municipality_places(m, language), name));
}

static void places_name_the_central_desk_in_each_language(void **state)
{
    g_autoptr(municipality) m = municipality_load(zone, &sakurano, NULL);

    (void)state;
    assert_string_equal(m->name, "さくら野区");
    assert_string_equal(place(m, "ja", "desk_name"), "中央在宅療養相談窓口");
    assert_string_equal(place(m, "en", "desk_name"), "Central Home Care Desk");
    assert_string_equal(place(m, "en", "city"), "Sakurano City");
    assert_string_equal(place(m, "en", "desk_tel"), "03-0000-1100");
    assert_string_equal(place(m, "ko", "reply_days"), "3");
}

static void a_language_that_is_missing_falls_back_to_japanese(void **state)
{
    g_autoptr(municipality) m = municipality_load(zone, &sakurano, NULL);

    (void)state;
    assert_string_equal(place(m, "vi", "city"), "さくら野区");
}

static void towns_come_in_reading_order_with_their_desk(void **state)
{
    g_autoptr(municipality) m = municipality_load(zone, &sakurano, NULL);
    const json_t *towns = json_object_get(m->value_sets, "town");
    const json_t *first = json_array_get(towns, 0);
    const json_t *displays = json_object_get(first, "displays");

    (void)state;
    assert_int_equal(json_array_size(towns), 24);
    assert_string_equal(json_string_value(json_object_get(first, "code")), "asahi-1");
    assert_string_equal(json_string_value(json_object_get(first, "display")), "朝日ヶ丘一丁目");
    assert_string_equal(json_string_value(json_object_get(first, "desk")), "north");
    assert_string_equal(json_string_value(json_object_get(displays, "en")), "Asahigaoka 1-chome");
    assert_null(json_object_get(displays, "ja"));
}

static const char *first_code(const municipality *m, const char *value_set)
{
    const json_t *options = json_object_get(m->value_sets, value_set);

    return json_string_value(json_object_get(json_array_get(options, 0), "code"));
}

static void value_sets_have_the_municipalitys_own_options(void **state)
{
    g_autoptr(municipality) m = municipality_load(zone, &sakurano, NULL);
    const json_t *network = json_array_get(json_object_get(m->value_sets, "network"), 0);

    (void)state;
    assert_string_equal(first_code(m, "desk"), "central");
    assert_string_equal(first_code(m, "facility"), "F000101");
    assert_string_equal(json_string_value(json_object_get(network, "display")),
                        "さくら野区訪問看護ステーション管理者会");
    assert_null(json_object_get(m->value_sets, "staff"));
}

static void areas_are_the_towns_unless_there_are_others(void **state)
{
    g_autoptr(municipality) with = municipality_load(zone, &sakurano, NULL);
    assert_true(cluster_sql("delete from value_set_option where value_set = 'area'"));
    g_autoptr(municipality) without = municipality_load(zone, &sakurano, NULL);

    (void)state;
    assert_string_equal(first_code(with, "area"), "asahi");
    assert_string_equal(first_code(without, "area"), "asahi-1");
}

static void a_desk_is_found_by_its_code(void **state)
{
    g_autoptr(municipality) m = municipality_load(zone, &sakurano, NULL);
    const json_t *south = municipality_desk(m, "south");

    (void)state;
    assert_string_equal(json_string_value(json_object_get(south, "tel")), "03-0000-1120");
    assert_true(json_is_true(json_object_get(municipality_desk(m, "central"), "central")));
    assert_null(municipality_desk(m, "nowhere"));
}

static void a_municipality_that_is_not_there_is_told_with_a_hint(void **state)
{
    const scope elsewhere = {.municipality = "131121"};
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_null(municipality_load(zone, &elsewhere, &error));
    assert_non_null(strstr(error->message, "131121"));
    assert_non_null(fault_hint(error));
    assert_fault(&error, FAULT_CONFIGURATION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_name_the_central_desk_in_each_language),
        cmocka_unit_test(a_language_that_is_missing_falls_back_to_japanese),
        cmocka_unit_test(towns_come_in_reading_order_with_their_desk),
        cmocka_unit_test(value_sets_have_the_municipalitys_own_options),
        cmocka_unit_test(areas_are_the_towns_unless_there_are_others),
        cmocka_unit_test(a_desk_is_found_by_its_code),
        cmocka_unit_test(a_municipality_that_is_not_there_is_told_with_a_hint),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
