#include "pages/staff/minute.h"

#include <glib.h>
#include <string.h>

char *minute_text(const char *iso)
{
    char *text = g_strndup(iso, strlen("2026-09-01T14:05"));

    return g_strdelimit(text, "T", ' ');
}
