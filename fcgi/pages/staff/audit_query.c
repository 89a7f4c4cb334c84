#include "pages/staff/audit_query.h"

#include "base/calendar.h"
#include "text/url.h"

#include <string.h>

enum { SUBJECT_MAX = 200 };

static const char kind_prefix[] = "staff_audit_";

const char *const audit_query_zones[] = {"madoguchi_public", "madoguchi_staff", "madoguchi_worker",
                                         "madoguchi_owner", NULL};

void audit_query_clear(audit_query *query)
{
    g_free(query->from);
    g_free(query->to);
    g_free(query->subject);
}

/* The key "staff_audit_request_view" is the word for "request.view". */
static char *kind_of_key(const char *key)
{
    char *kind = g_strdup(key + strlen(kind_prefix));
    char *mark = strchr(kind, '_');

    if (mark != NULL) {
        *mark = '.';
    }
    return kind;
}

static int by_code(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* The keys of the words, sorted. */
static GPtrArray *kind_keys(json_t *sentences)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
    const char *key = NULL;
    json_t *word = NULL;

    json_object_foreach(sentences, key, word)
    {
        if (g_str_has_prefix(key, kind_prefix)) {
            g_ptr_array_add(keys, g_strdup(key));
        }
    }
    g_ptr_array_sort(keys, by_code);
    return keys;
}

json_t *audit_query_kinds(const visit *v)
{
    json_t *sentences = catalog_language(v->site->texts, v->language);
    g_autoptr(GPtrArray) keys = kind_keys(sentences);
    json_t *kinds = json_array();

    for (guint i = 0; i < keys->len; i++) {
        const char *key = g_ptr_array_index(keys, i);
        g_autofree char *code = kind_of_key(key);
        json_array_append_new(
            kinds, json_pack("{s:s, s:O}", "code", code, "label", json_object_get(sentences, key)));
    }
    return kinds;
}

static bool is_kind(const visit *v, const char *value)
{
    json_auto_t *kinds = audit_query_kinds(v);
    size_t i = 0;
    json_t *kind = NULL;

    json_array_foreach(kinds, i, kind)
    {
        if (strcmp(json_string_value(json_object_get(kind, "code")), value) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_number(const visit *v, const char *value)
{
    guint64 number = 0;

    (void)v;
    return g_ascii_string_to_unsigned(value, 10, 1, G_MAXINT64, &number, NULL);
}

static bool is_address(const visit *v, const char *value)
{
    (void)v;
    return strlen(value) <= strlen("ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255/64") &&
           strspn(value, "0123456789abcdef.:/") == strlen(value);
}

static bool is_zone(const visit *v, const char *value)
{
    (void)v;
    return g_strv_contains(audit_query_zones, value);
}

static bool is_subject(const visit *v, const char *value)
{
    (void)v;
    return g_utf8_strlen(value, -1) <= SUBJECT_MAX;
}

static bool is_day(const visit *v, const char *value)
{
    calendar_date day;

    (void)v;
    return calendar_parse(value, &day);
}

static const struct {
    const char *name;
    bool (*accepts)(const visit *v, const char *value);
    gsize place; /* in audit_filter */
} fields[] = {
    {"from", is_day, G_STRUCT_OFFSET(audit_filter, from)},
    {"to", is_day, G_STRUCT_OFFSET(audit_filter, to)},
    {"person", is_number, G_STRUCT_OFFSET(audit_filter, staff_id)},
    {"kind", is_kind, G_STRUCT_OFFSET(audit_filter, kind)},
    {"subject", is_subject, G_STRUCT_OFFSET(audit_filter, subject)},
    {"address", is_address, G_STRUCT_OFFSET(audit_filter, address)},
    {"zone", is_zone, G_STRUCT_OFFSET(audit_filter, zone)},
    {"before", is_number, G_STRUCT_OFFSET(audit_filter, before)},
};

static const char **place_of(audit_filter *filter, const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (strcmp(fields[i].name, name) == 0) {
            return G_STRUCT_MEMBER_P(filter, fields[i].place);
        }
    }
    return NULL;
}

static bool has_only_known_names(const field_list *query)
{
    audit_filter unused = {0};

    for (guint i = 0; i < query->fields->len; i++) {
        const field *pair = g_ptr_array_index(query->fields, i);
        if (place_of(&unused, pair->name) == NULL || field_list_count(query, pair->name) > 1) {
            return false;
        }
    }
    return true;
}

static void keep_day(const char **value, char **owned)
{
    calendar_date day;

    if (*value != NULL && calendar_parse(*value, &day)) {
        *owned = calendar_iso(day);
        *value = *owned;
    }
}

/* A number that was copied from a page often has a space at its end. */
static void keep_subject(audit_query *query)
{
    if (query->filter.subject != NULL) {
        query->subject = g_strstrip(g_strdup(query->filter.subject));
        query->filter.subject = query->subject[0] != '\0' ? query->subject : NULL;
    }
}

bool audit_query_read(const visit *v, audit_query *query)
{
    *query = (audit_query){0};
    if (!has_only_known_names(v->in->query)) {
        return false;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
        const char *value = field_list_get(v->in->query, fields[i].name);
        if (value == NULL || value[0] == '\0') {
            continue;
        }
        if (!fields[i].accepts(v, value)) {
            return false;
        }
        *place_of(&query->filter, fields[i].name) = value;
    }
    keep_day(&query->filter.from, &query->from);
    keep_day(&query->filter.to, &query->to);
    keep_subject(query);
    return true;
}

char *audit_query_href(const char *path, const audit_filter *filter, const char *before)
{
    audit_filter asked = *filter;
    GString *href = g_string_new(path);
    char mark = '?';

    asked.before = before;
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
        const char *value = *place_of(&asked, fields[i].name);
        if (value != NULL) {
            g_autofree char *encoded = url_part(value);
            g_string_append_printf(href, "%c%s=%s", mark, fields[i].name, encoded);
            mark = '&';
        }
    }
    return g_string_free(href, FALSE);
}
