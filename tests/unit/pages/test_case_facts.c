#include "pages/staff/case_facts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>

static void assert_facts(const char *answers, const char *expected)
{
    json_auto_t *given = json_loads(answers, 0, NULL);
    json_auto_t *facts = case_facts_of_request(given);
    g_autofree char *text = json_dumps(facts, JSON_COMPACT);

    assert_string_equal(text, expected);
}

static void who_asks_for_themselves_is_the_person(void **state)
{
    (void)state;
    assert_facts("{\"c_relation\": {\"code\": \"self\"}, \"c_name\": \"星野\", \"c_tel\": \"03\"}",
                 "{\"name\":\"星野\",\"tel\":\"03\"}");
}

static void the_telephone_of_a_daughter_is_hers(void **state)
{
    (void)state;
    assert_facts("{\"c_relation\": {\"code\": \"child\"}, \"c_name\": \"娘\", \"c_tel\": \"03\","
                 " \"p_name\": \"母\", \"p_town\": {\"code\": \"t1\"}}",
                 "{\"name\":\"母\",\"town\":\"t1\"}");
}

static void nobody_is_made_of_a_request_without_names(void **state)
{
    (void)state;
    assert_facts("{\"c_relation\": {\"code\": \"child\"}, \"c_name\": \"娘\"}", "{}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_asks_for_themselves_is_the_person),
        cmocka_unit_test(the_telephone_of_a_daughter_is_hers),
        cmocka_unit_test(nobody_is_made_of_a_request_without_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
