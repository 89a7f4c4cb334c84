#include "http/path.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void a_pattern_matches_whole_segments(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *path;
        bool matches;
    } rows[] = {
        {"/", "/", true},          {"/a", "/a", true},          {"/a", "/a/", false},
        {"/a", "/A", false},       {"/a", "/ab", false},        {"/a/b", "/a", false},
        {"/a", "", false},         {"/a/{x}", "/a/1", true},    {"/a/{x}", "/a/", false},
        {"/a/{x}", "/a", false},   {"/a/{x}", "/a/1/2", false}, {"/{x}/b", "/1/b", true},
        {"/{x}/b", "/1/c", false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        path_parameters parameters;
        bool matches = path_match(rows[i].pattern, rows[i].path, &parameters);
        if (matches != rows[i].matches) {
            fail_msg("%s against %s", rows[i].path, rows[i].pattern);
        }
        path_parameters_clear(&parameters);
    }
}

static void parameters_come_in_the_order_of_the_pattern(void **state)
{
    (void)state;
    path_parameters parameters;
    assert_true(path_match("/{form}/steps/{step}", "/相談/steps/2", &parameters));
    assert_int_equal(parameters.count, 2);
    assert_string_equal(parameters.values[0], "相談");
    assert_string_equal(parameters.values[1], "2");
    path_parameters_clear(&parameters);
}

static void a_path_that_does_not_match_leaves_no_parameters(void **state)
{
    (void)state;
    path_parameters parameters;
    assert_false(path_match("/{x}/{y}/end", "/1/2/other", &parameters));
    assert_int_equal(parameters.count, 0);
    assert_null(parameters.values[0]);
}

static void a_number_is_1_to_9999_written_plainly(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        int number;
    } rows[] = {
        {"/1", 1},
        {"/42", 42},
        {"/9999", 9999},
        {"/10000", 0},
        {"/0", 0},
        {"/01", 0},
        {"/-1", 0},
        {"/+1", 0},
        {"/1x", 0},
        {"/ 1", 0},
        {"/99999999999999999999", 0},
        {"/１", 0},
        {"/1.0", 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        path_parameters parameters;
        assert_true(path_match("/{n}", rows[i].path, &parameters));
        assert_int_equal(path_number(&parameters, 0), rows[i].number);
        path_parameters_clear(&parameters);
    }
}

static void a_parameter_that_the_pattern_lacks_is_no_number(void **state)
{
    (void)state;
    path_parameters parameters;
    assert_true(path_match("/a", "/a", &parameters));
    assert_int_equal(path_number(&parameters, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pattern_matches_whole_segments),
        cmocka_unit_test(parameters_come_in_the_order_of_the_pattern),
        cmocka_unit_test(a_path_that_does_not_match_leaves_no_parameters),
        cmocka_unit_test(a_number_is_1_to_9999_written_plainly),
        cmocka_unit_test(a_parameter_that_the_pattern_lacks_is_no_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
