#include "store/sqlstate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void each_code_is_the_fault_that_says_what_to_do(void **state)
{
    static const struct {
        const char *sqlstate;
        fault_code code;
        bool spoils_connection;
    } cases[] = {
        {"23505", FAULT_CONFLICT, false},    /* unique_violation */
        {"40001", FAULT_CONFLICT, false},    /* serialization_failure */
        {"40P01", FAULT_CONFLICT, false},    /* deadlock_detected */
        {"23503", FAULT_DATA, false},        /* foreign_key_violation */
        {"42501", FAULT_DENIED, false},      /* insufficient_privilege */
        {"57014", FAULT_TIMEOUT, false},     /* query_canceled */
        {"55P03", FAULT_TIMEOUT, false},     /* lock_not_available */
        {"57P01", FAULT_UNAVAILABLE, true},  /* admin_shutdown */
        {"57P03", FAULT_UNAVAILABLE, true},  /* cannot_connect_now */
        {"08006", FAULT_UNAVAILABLE, true},  /* connection_failure */
        {"25006", FAULT_UNAVAILABLE, true},  /* read_only_sql_transaction */
        {"0A000", FAULT_UNAVAILABLE, true},  /* cached plan must not change result type */
        {"53100", FAULT_UNAVAILABLE, false}, /* disk_full */
        {"53300", FAULT_UNAVAILABLE, false}, /* too_many_connections */
        {"23514", FAULT_INTERNAL, false},    /* check_violation */
        {"22P02", FAULT_INTERNAL, false},    /* invalid_text_representation */
        {"42P01", FAULT_INTERNAL, false},    /* undefined_table */
        {NULL, FAULT_UNAVAILABLE, true},     /* libpq's own: the connection is lost */
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        assert_int_equal(sqlstate_fault(cases[i].sqlstate), cases[i].code);
        assert_int_equal(sqlstate_spoils_connection(cases[i].sqlstate), cases[i].spoils_connection);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_code_is_the_fault_that_says_what_to_do),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
