/*
 * Any text as a request target: a path that is accepted cannot climb, hide a byte or be two paths.
 */

#include "http/path.h"
#include "http/target.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_path(const char *path)
{
    g_assert(path[0] == '/' && g_utf8_validate(path, -1, NULL));
    g_assert(strstr(path, "//") == NULL && strchr(path, '\\') == NULL);
    g_autofree char *closed = g_strconcat(path, "/", NULL);
    g_assert(strstr(closed, "/./") == NULL && strstr(closed, "/../") == NULL);
    for (const char *at = path; *at != '\0'; at++) {
        g_assert(!g_ascii_iscntrl(*at));
    }
}

static void check_match(const char *path)
{
    path_parameters parameters;
    if (path_match("/consultation/steps/{step}", path, &parameters)) {
        g_autofree char *again = g_strconcat("/consultation/steps/", parameters.values[0], NULL);
        g_assert(g_str_equal(again, path));
        int number = path_number(&parameters, 0);
        g_assert(number >= 0 && number <= 9999);
    }
    path_parameters_clear(&parameters);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    g_autofree char *path = NULL;
    g_autoptr(field_list) query = NULL;
    int status = target_parse(text, &path, &query);
    g_assert((status == 200) == (path != NULL && query != NULL));
    if (path != NULL) {
        check_path(path);
        check_match(path);
    }
    return 0;
}
