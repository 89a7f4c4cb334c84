#include "base/fault.h"
#include "base/log.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* Standard error while a test runs: a pipe, read back as the line that was logged. */
typedef struct {
    int original;
    int reading;
} capture;

static int capture_start(void **state)
{
    capture *here = g_new(capture, 1);
    int ends[2];
    if (pipe(ends) != 0)
        return -1;
    *here = (capture){.original = dup(STDERR_FILENO), .reading = ends[0]};
    dup2(ends[1], STDERR_FILENO);
    close(ends[1]);
    *state = here;
    return 0;
}

static int capture_end(void **state)
{
    capture *here = *state;
    dup2(here->original, STDERR_FILENO);
    close(here->original);
    close(here->reading);
    g_free(here);
    return 0;
}

/* What was logged, which must be one line of JSON. */
static json_t *logged(void **state)
{
    const capture *here = *state;
    char line[4096];
    ssize_t length = read(here->reading, line, sizeof line);
    assert_true(length > 0);
    assert_ptr_equal(memchr(line, '\n', (size_t)length), line + length - 1);
    json_t *parsed = json_loadb(line, (size_t)length, 0, NULL);
    assert_non_null(parsed);
    return parsed;
}

static const char *value(const json_t *line, const char *key)
{
    return json_string_value(json_object_get(line, key));
}

static void an_event_is_one_line_of_json(void **state)
{
    log_event(LOG_WARNING, "mail_refused", "code", "550", "note", "line\nbreak \"quoted\"", NULL);
    json_auto_t *line = logged(state);
    assert_string_equal(value(line, "level"), "warning");
    assert_string_equal(value(line, "event"), "mail_refused");
    assert_string_equal(value(line, "code"), "550");
    assert_string_equal(value(line, "note"), "line\nbreak \"quoted\"");
}

static void the_time_is_utc_with_milliseconds(void **state)
{
    log_event(LOG_INFO, "started", NULL);
    json_auto_t *line = logged(state);
    assert_true(g_regex_match_simple("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$",
                                     value(line, "time"), 0, 0));
}

static void a_value_that_is_null_is_left_out_with_its_key(void **state)
{
    log_event(LOG_INFO, "request", "id", NULL, "status", "200", NULL);
    json_auto_t *line = logged(state);
    assert_null(json_object_get(line, "id"));
    assert_string_equal(value(line, "status"), "200");
}

static void bytes_that_are_no_utf8_do_not_break_the_line(void **state)
{
    log_event(LOG_ERROR, "library", "message", "a\xff\xfe z", NULL);
    json_auto_t *line = logged(state);
    assert_string_equal(value(line, "message"), "a\xef\xbf\xbd\xef\xbf\xbd z");
}

static void a_fault_is_logged_with_its_hint_and_request(void **state)
{
    g_autoptr(GError) error = NULL;
    fault_set(&error, FAULT_UNAVAILABLE, "Start it.", "no database");
    log_fault("request_failed", "00ff", error);
    json_auto_t *line = logged(state);
    assert_string_equal(value(line, "level"), "error");
    assert_string_equal(value(line, "request"), "00ff");
    assert_string_equal(value(line, "message"), "no database");
    assert_string_equal(value(line, "hint"), "Start it.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_event_is_one_line_of_json, capture_start, capture_end),
        cmocka_unit_test_setup_teardown(the_time_is_utc_with_milliseconds, capture_start,
                                        capture_end),
        cmocka_unit_test_setup_teardown(a_value_that_is_null_is_left_out_with_its_key,
                                        capture_start, capture_end),
        cmocka_unit_test_setup_teardown(bytes_that_are_no_utf8_do_not_break_the_line, capture_start,
                                        capture_end),
        cmocka_unit_test_setup_teardown(a_fault_is_logged_with_its_hint_and_request, capture_start,
                                        capture_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
