#include "pages/local_path.h"

#include "http/limits.h"

#include <glib.h>
#include <string.h>

bool local_path_is_safe(const char *path)
{
    if (path[0] != '/' || path[1] == '/' || strlen(path) > LIMIT_PATH_BYTES) {
        return false;
    }
    for (const char *at = path; *at != '\0'; at++) {
        if (!g_ascii_isgraph(*at) || *at == '\\') {
            return false;
        }
    }
    return true;
}
