#include "pages/staff/disposals_query.h"

#include "pages/staff/retention_view.h"

#include <string.h>

static bool is_number(const char *text, guint64 most)
{
    guint64 number = 0;

    return text == NULL || g_ascii_string_to_unsigned(text, 10, 1, most, &number, NULL);
}

/* A kind is a word; one that is none has no rows. */
static bool is_word(const char *text)
{
    return text == NULL ||
           (strlen(text) <= 32 && strspn(text, "abcdefghijklmnopqrstuvwxyz_") == strlen(text));
}

bool disposals_query_read(const visit *v, disposal_filter *filter)
{
    static const char *const names[] = {"kind", "year", "before", NULL};

    *filter = (disposal_filter){0};
    return retention_view_knows(v, names) && retention_view_query(v, "kind", &filter->kind) &&
           retention_view_query(v, "year", &filter->year) &&
           retention_view_query(v, "before", &filter->before) && is_word(filter->kind) &&
           is_number(filter->year, 9999) && is_number(filter->before, G_MAXINT64);
}

static void append(GString *href, const char *name, const char *value)
{
    if (value != NULL) {
        g_string_append_printf(href, "%c%s=%s", strchr(href->str, '?') == NULL ? '?' : '&', name,
                               value);
    }
}

char *disposals_query_href(const char *path, const disposal_filter *filter, const char *before)
{
    GString *href = g_string_new(path);

    append(href, "kind", filter->kind);
    append(href, "year", filter->year);
    append(href, "before", before);
    return g_string_free(href, FALSE);
}
