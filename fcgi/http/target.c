#include "http/target.h"

#include "http/limits.h"
#include "http/percent.h"
#include "http/urlencoded.h"

#include <string.h>

/* "%2F" within the path: once decoded it could not be told from a real border of segments. */
static bool hides_slash(const char *raw, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        if (g_ascii_strncasecmp(raw + i, "%2F", 3) == 0) {
            return true;
        }
    }
    return false;
}

static bool has_forbidden_byte(const char *path)
{
    for (const char *at = path; *at != '\0'; at++) {
        if (g_ascii_iscntrl(*at) || *at == '\\') {
            return true;
        }
    }
    return false;
}

/* Only the last segment may be empty: "/" and "/a/" are paths, "//a" and "/a//b" are not. */
static bool is_segment(const char *segment, bool last)
{
    if (*segment == '\0') {
        return last;
    }
    return !g_str_equal(segment, ".") && !g_str_equal(segment, "..");
}

static int judge_path(const char *path)
{
    if (has_forbidden_byte(path)) {
        return 400;
    }
    g_auto(GStrv) segments = g_strsplit(path + 1, "/", -1);
    guint count = g_strv_length(segments);
    for (guint i = 0; i < count; i++) {
        if (!is_segment(segments[i], i + 1 == count)) {
            return 400;
        }
    }
    return count <= LIMIT_PATH_SEGMENTS ? 200 : 404;
}

int target_parse(const char *target, char **path, field_list **query)
{
    gsize path_length = strcspn(target, "?");
    const char *raw_query = target[path_length] == '?' ? target + path_length + 1 : "";
    if (path_length > LIMIT_PATH_BYTES || strlen(raw_query) > LIMIT_QUERY_BYTES) {
        return 414;
    }
    if (*target != '/' || hides_slash(target, path_length) || strchr(target, '#') != NULL) {
        return 400;
    }
    g_autofree char *decoded = percent_decode(target, path_length, false);
    int status = decoded != NULL ? judge_path(decoded) : 400;
    if (status == 200) {
        status = urlencoded_parse(raw_query, strlen(raw_query), query);
    }
    if (status == 200) {
        *path = g_steal_pointer(&decoded);
    }
    return status;
}
