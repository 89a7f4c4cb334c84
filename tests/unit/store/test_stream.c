#include "base/fault.h"
#include "notes.h"

typedef struct {
    int rows;
    int last;
    int limit;
} tally;

static bool count_row(const PGresult *row, void *data, GError **error)
{
    tally *t = data;

    assert_int_equal(PQntuples(row), 1);
    t->rows++;
    t->last = (int)column_integer(row, 0, "number");
    if (t->rows == t->limit) {
        fault_set(error, FAULT_IO, NULL, "the disk is full");
        return false;
    }
    return true;
}

static bool stream(const char *count, const char *note, tally *t, GError **error)
{
    const statement statements[] = {{"add", &note, 1}, {"numbers", &count, 1}};
    const row_sink sink = {count_row, t};

    return database_stream(db, &nobody, statements, 2, &sink, error);
}

static void a_stream_hands_over_every_row(void **state)
{
    tally t = {0};

    (void)state;
    assert_true(stream("10000", "streamed", &t, NULL));
    assert_int_equal(t.rows, 10000);
    assert_int_equal(t.last, 10000);
    assert_int_equal(cluster_number("select count(*) from note"), 1);
    assert_works();
}

static void a_stream_without_rows_is_one_too(void **state)
{
    tally t = {0};

    (void)state;
    assert_true(stream("0", "streamed", &t, NULL));
    assert_int_equal(t.rows, 0);
}

static void a_stream_whose_first_statement_fails_reads_nothing(void **state)
{
    tally t = {0};
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_true(stream("1", "twice", &t, NULL));
    assert_false(stream("1", "twice", &t, &error));
    assert_fault(&error, FAULT_CONFLICT);
    assert_int_equal(t.rows, 1);
    assert_works();
}

static void a_sink_that_refuses_ends_the_stream(void **state)
{
    tally t = {.limit = 3};
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_false(stream("1000000", "refused", &t, &error));
    assert_fault(&error, FAULT_IO);
    assert_int_equal(t.rows, 3);
    assert_works();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_stream_hands_over_every_row, clear_notes),
        cmocka_unit_test_setup(a_stream_without_rows_is_one_too, clear_notes),
        cmocka_unit_test_setup(a_stream_whose_first_statement_fails_reads_nothing, clear_notes),
        cmocka_unit_test_setup(a_sink_that_refuses_ends_the_stream, clear_notes),
    };

    return cmocka_run_group_tests(tests, notes_start, notes_stop);
}
