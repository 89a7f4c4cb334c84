#include "form/field_name.h"

#include "form/answer.h"
#include "form/item.h"

#include <string.h>

const char ROW_PRESENT[] = "row";
const char ROW_GONE[] = "gone";

static bool is_empty(const char *text)
{
    return text == NULL || *text == '\0';
}

char *field_name(const char *link_id, const char *path)
{
    return is_empty(path) ? g_strdup(link_id) : g_strconcat(link_id, ":", path, NULL);
}

char *field_path(const char *path, guint number)
{
    return is_empty(path) ? g_strdup_printf("%u", number) : g_strdup_printf("%s.%u", path, number);
}

/* A row number as we write it: no sign, no zero in front, not above the highest. */
static bool is_row_number(const char *text)
{
    gsize digits = strspn(text, "0123456789");
    bool plain = digits > 0 && digits <= 3 && text[digits] == '\0' && text[0] != '0';
    return plain && g_ascii_strtoull(text, NULL, 10) <= FIELD_ROWS_MAX;
}

static bool read_path(const char *text, field_reference *found)
{
    g_auto(GStrv) numbers = g_strsplit(text, ".", -1);
    for (guint i = 0; numbers[i] != NULL; i++) {
        if (!is_row_number(numbers[i])) {
            return false;
        }
    }
    found->depth = g_strv_length(numbers);
    return found->depth > 0 &&
           g_strlcpy(found->path, text, sizeof found->path) < sizeof found->path;
}

bool field_find(const questionnaire *q, const char *name, field_reference *found)
{
    g_autofree char *rest = g_strdup(name);
    *found = (field_reference){.other = g_str_has_suffix(rest, ANSWER_OTHER)};
    if (found->other) {
        rest[strlen(rest) - strlen(ANSWER_OTHER)] = '\0';
    }
    char *colon = strchr(rest, ':');
    if (colon != NULL) {
        *colon = '\0';
        if (!read_path(colon + 1, found)) {
            return false;
        }
    }
    found->item = questionnaire_find_item(q, rest);
    return found->item != NULL;
}

bool field_name_is_reserved(const char *link_id)
{
    static const char *const reserved[] = {"key", "version", "revision", "from",  "step", "action",
                                           "add", "remove",  "language", "asked", NULL};
    return g_strv_contains(reserved, link_id);
}

guint field_path_split(char *path)
{
    char *dot = strrchr(path, '.');
    const char *number = dot == NULL ? path : dot + 1;
    guint value = (guint)g_ascii_strtoull(number, NULL, 10);
    *(dot == NULL ? path : dot) = '\0';
    return value;
}
