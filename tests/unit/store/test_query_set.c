#include "base/fault.h"
#include "cluster.h"
#include "store/query_set.h"

#include <string.h>

static int start(void **state)
{
    return cluster_start(state) == 0 && cluster_migrate() ? 0 : -1;
}

static void every_query_fits_the_schema(void **state)
{
    g_autoptr(query_set) queries = query_set_load("sql/queries", NULL);
    g_autoptr(GDir) files = g_dir_open("sql/queries", 0, NULL);
    g_autoptr(PGconn) owner = PQconnectdb("user=madoguchi_owner");
    const char *file;
    int prepared = 0;

    (void)state;
    while ((file = g_dir_read_name(files)) != NULL) {
        g_autofree char *name = g_strndup(file, strlen(file) - strlen(".sql"));
        g_autoptr(PGresult) result = PQprepare(owner, name, query_set_text(queries, name), 0, NULL);
        if (PQresultStatus(result) != PGRES_COMMAND_OK) {
            fail_msg("%s: %s", file, PQresultErrorMessage(result));
        }
        prepared++;
    }
    assert_true(prepared > 0);
}

static void every_query_says_what_it_is_for(void **state)
{
    g_autoptr(GDir) files = g_dir_open("sql/queries", 0, NULL);
    g_autoptr(query_set) queries = query_set_load("sql/queries", NULL);
    const char *file;

    (void)state;
    while ((file = g_dir_read_name(files)) != NULL) {
        g_autofree char *name = g_strndup(file, strlen(file) - strlen(".sql"));
        if (!g_str_has_prefix(query_set_text(queries, name), "-- ")) {
            fail_msg("%s does not begin with a comment", file);
        }
    }
}

static void a_folder_that_is_not_there_is_a_fault_with_a_hint(void **state)
{
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_null(query_set_load("/nowhere", &error));
    assert_non_null(strstr(error->message, "/nowhere"));
    assert_non_null(fault_hint(error));
    assert_fault(&error, FAULT_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_query_fits_the_schema),
        cmocka_unit_test(every_query_says_what_it_is_for),
        cmocka_unit_test(a_folder_that_is_not_there_is_a_fault_with_a_hint),
    };

    return cmocka_run_group_tests(tests, start, cluster_stop);
}
