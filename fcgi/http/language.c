#include "http/language.h"

#include <stdbool.h>
#include <string.h>

typedef struct {
    char *range;
    double quality;
} preference;

static void preference_clear(gpointer data)
{
    preference *wish = data;
    g_free(wish->range);
}

/*
 * weight of RFC 9110, section 12.4.2: "q=" and 0 … 1 with at most three decimals; -1 when it is
 * not.
 */
static double read_quality(const char *text)
{
    if (g_ascii_strncasecmp(text, "q=", 2) != 0) {
        return -1;
    }
    gsize length = strlen(text + 2);
    if (length == 0 || length > strlen("0.000") || strspn(text + 2, "0123456789.") != length) {
        return -1;
    }
    char *end;
    double quality = g_ascii_strtod(text + 2, &end);
    return *end == '\0' && quality <= 1 ? quality : -1;
}

/* "en-GB;q=0.8" */
static bool read_preference(char *text, preference *wish)
{
    char *semicolon = strchr(text, ';');
    wish->quality = 1;
    if (semicolon != NULL) {
        *semicolon = '\0';
        wish->quality = read_quality(g_strstrip(semicolon + 1));
    }
    wish->range = g_strdup(g_strstrip(text));
    for (const char *at = wish->range; *at != '\0'; at++) {
        if (!g_ascii_isalnum(*at) && *at != '-' && *at != '*') {
            return false;
        }
    }
    return *wish->range != '\0' && wish->quality >= 0;
}

static gint better_first(gconstpointer left, gconstpointer right)
{
    double difference = ((const preference *)right)->quality - ((const preference *)left)->quality;
    return (difference > 0) - (difference < 0);
}

/* All wishes, the strongest first, equals in their order; NULL when the header is broken. */
static GArray *read_header(const char *header)
{
    g_autoptr(GArray) wishes = g_array_new(FALSE, TRUE, sizeof(preference));
    g_array_set_clear_func(wishes, preference_clear);
    g_auto(GStrv) elements = g_strsplit(header, ",", -1);
    for (char **element = elements; *element != NULL; element++) {
        preference wish = {0};
        bool readable = read_preference(*element, &wish);
        g_array_append_val(wishes, wish);
        if (!readable) {
            return NULL;
        }
    }
    g_array_sort(wishes, better_first);
    return g_steal_pointer(&wishes);
}

/* The offered tag that is the range or begins with it: "zh" finds "zh-Hans". */
static const char *find_offered(const char *range, gsize length, const char *const *offered)
{
    for (; *offered != NULL; offered++) {
        bool begins = g_ascii_strncasecmp(*offered, range, length) == 0;
        if (begins && ((*offered)[length] == '\0' || (*offered)[length] == '-')) {
            return *offered;
        }
    }
    return NULL;
}

/* Lookup: the range, then the range without its last subtag, and so on. */
static const char *lookup(const char *range, const char *const *offered)
{
    gsize length = strlen(range);
    while (length > 0) {
        const char *found = find_offered(range, length, offered);
        if (found != NULL) {
            return found;
        }
        const char *hyphen = g_strrstr_len(range, (gssize)length, "-");
        length = hyphen != NULL ? (gsize)(hyphen - range) : 0;
    }
    return NULL;
}

const char *language_negotiate(const char *header, const char *const *offered)
{
    g_autoptr(GArray) wishes = read_header(header);
    for (guint i = 0; wishes != NULL && i < wishes->len; i++) {
        const preference *wish = &g_array_index(wishes, preference, i);
        if (wish->quality <= 0 || g_str_equal(wish->range, "*")) {
            break;
        }
        const char *found = lookup(wish->range, offered);
        if (found != NULL) {
            return found;
        }
    }
    return offered[0];
}
