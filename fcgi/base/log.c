#include "base/log.h"

#include "base/fault.h"

#include <errno.h>
#include <jansson.h>
#include <unistd.h>

static const char *const level_names[] = {
    [LOG_INFO] = "info",
    [LOG_WARNING] = "warning",
    [LOG_ERROR] = "error",
};

/* Text from libraries (strerror, libpq) may be in any encoding; the log is always UTF-8. */
static void put(json_t *line, const char *key, const char *value)
{
    g_autofree char *valid = g_utf8_make_valid(value, -1);
    json_object_set_new(line, key, json_string(valid));
}

static json_t *line_new(log_level level, const char *event)
{
    g_autoptr(GDateTime) now = g_date_time_new_now_utc();
    g_autofree char *second = g_date_time_format(now, "%Y-%m-%dT%H:%M:%S");
    g_autofree char *time =
        g_strdup_printf("%s.%03dZ", second, g_date_time_get_microsecond(now) / 1000);
    json_t *line = json_object();
    put(line, "time", time);
    put(line, "level", level_names[level]);
    put(line, "event", event);
    return line;
}

static int append(const char *bytes, size_t length, void *record)
{
    g_string_append_len(record, bytes, (gssize)length);
    return 0;
}

/*
 * One write(2) a line, so that the lines of several workers on one pipe do not mix. When the log
 * itself cannot be written there is nobody left to tell.
 */
static void line_write(const json_t *line)
{
    g_autoptr(GString) record = g_string_new(NULL);
    json_dump_callback(line, append, record, JSON_COMPACT);
    g_string_append_c(record, '\n');
    for (gsize at = 0; at < record->len;) {
        ssize_t written = write(STDERR_FILENO, record->str + at, record->len - at);
        if (written < 0 && errno != EINTR) {
            return;
        }
        at += written > 0 ? (gsize)written : 0;
    }
}

void log_event(log_level level, const char *event, ...)
{
    json_auto_t *line = line_new(level, event);
    va_list pairs;
    va_start(pairs, event);
    for (const char *key = va_arg(pairs, const char *); key != NULL;
         key = va_arg(pairs, const char *)) {
        const char *value = va_arg(pairs, const char *);
        if (value != NULL) {
            put(line, key, value);
        }
    }
    va_end(pairs);
    line_write(line);
}

void log_fault(const char *event, const char *request_id, const GError *error)
{
    log_event(LOG_ERROR, event, "request", request_id, "message", error->message, "hint",
              fault_hint(error), NULL);
}
