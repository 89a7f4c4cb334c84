#include "pages/staff/report_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static const report_part *part_named(const char *code)
{
    const report_part *part = report_parts;

    while (strcmp(part->code, code) != 0) {
        part++;
        assert_non_null(part->code);
    }
    return part;
}

static void assert_tables(const char *part, const char *answers, const char *expected)
{
    json_auto_t *given = json_loads(answers, 0, NULL);
    g_autoptr(GPtrArray) tables = report_plan_tables(part_named(part), given);
    g_autoptr(GString) joined = g_string_new(NULL);

    for (guint i = 0; i < tables->len; i++) {
        g_string_append_printf(joined, "%s ", (const char *)g_ptr_array_index(tables, i));
    }
    assert_string_equal(joined->str, expected);
}

static void a_table_is_printed_once_with_its_chart(void **state)
{
    (void)state;
    assert_tables("factors",
                  "{\"factors.tables\": [{\"code\": \"T7\"}, {\"code\": \"T6\"}],"
                  " \"factors.charts\": [{\"code\": \"T6\"}]}",
                  "T7 T6 ");
}

static void the_table_of_a_chart_comes_with_it(void **state)
{
    (void)state;
    assert_tables("factors", "{\"factors.charts\": [{\"code\": \"T6\"}]}", "T6 ");
}

static void a_part_takes_nothing_of_another(void **state)
{
    (void)state;
    assert_tables("scenes", "{\"factors.tables\": [{\"code\": \"T7\"}]}", "");
}

static guint usual_count(const report_part *part)
{
    guint count = 0;

    while (part->usual[count] != NULL) {
        count++;
    }
    return count;
}

static void every_part_begins_with_what_is_usual(void **state)
{
    json_auto_t *usual = report_plan_usual();

    (void)state;
    for (const report_part *part = report_parts; part->code != NULL; part++) {
        g_autoptr(GPtrArray) tables = report_plan_tables(part, usual);
        assert_int_equal(tables->len, usual_count(part));
    }
    assert_true(report_plan_has_chart(part_named("scenes"), usual, "T5"));
    assert_false(report_plan_has_chart(part_named("work"), usual, "T11"));
}

static void a_comment_belongs_to_its_part(void **state)
{
    json_auto_t *answers = json_pack("{s:s}", "next.comment", "次年度");

    (void)state;
    assert_string_equal(report_plan_text(part_named("next"), answers, "comment"), "次年度");
    assert_null(report_plan_text(part_named("hard"), answers, "comment"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_is_printed_once_with_its_chart),
        cmocka_unit_test(the_table_of_a_chart_comes_with_it),
        cmocka_unit_test(a_part_takes_nothing_of_another),
        cmocka_unit_test(every_part_begins_with_what_is_usual),
        cmocka_unit_test(a_comment_belongs_to_its_part),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
