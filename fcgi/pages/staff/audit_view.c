#include "pages/staff/audit_view.h"

#include "base/receipt_number.h"

#include <string.h>

/* Details whose values are codes that the catalog has words for. */
static const struct {
    const char *key;
    const char *prefix;
} coded[] = {
    {"state", "staff_state_"},
    {"why", "staff_trail_why_"},
    {"part", "staff_trail_part_"},
    {"kind", "staff_audit_"},
};

/* A code as part of a key: "request.view" is staff_audit_request_view. */
static const char *word(const visit *v, const char *language, const char *prefix, const char *code)
{
    g_autofree char *part = g_strdelimit(g_strdup(code), ".", '_');
    g_autofree char *key = g_strconcat(prefix, part, NULL);
    const char *found =
        json_string_value(json_object_get(catalog_language(v->site->texts, language), key));

    return found != NULL ? found : code;
}

const char *audit_view_kind(const visit *v, const char *language, const char *kind)
{
    return word(v, language, "staff_audit_", kind);
}

const char *audit_view_zone(const visit *v, const char *language, const char *code)
{
    return word(v, language, "staff_trail_zone_", code);
}

static const char *value_word(const visit *v, const char *language, const char *key,
                              const char *code)
{
    for (gsize i = 0; i < G_N_ELEMENTS(coded); i++) {
        if (strcmp(coded[i].key, key) == 0) {
            return word(v, language, coded[i].prefix, code);
        }
    }
    return code;
}

typedef struct {
    const visit *visit;
    const char *language;
} reader;

static void append_value(const reader *r, GString *text, const char *key, json_t *value);

static void append_separator(GString *text, gsize from, const char *separator)
{
    if (text->len > from) {
        g_string_append(text, separator);
    }
}

static void append_members(const reader *r, GString *text, json_t *object)
{
    const gsize from = text->len;
    const char *key = NULL;
    json_t *value = NULL;

    json_object_foreach(object, key, value)
    {
        append_separator(text, from, "; ");
        g_string_append_printf(text,
                               "%s: ", word(r->visit, r->language, "staff_trail_detail_", key));
        append_value(r, text, key, value);
    }
}

static void append_elements(const reader *r, GString *text, const char *key, json_t *array)
{
    const gsize from = text->len;
    size_t i = 0;
    json_t *value = NULL;

    json_array_foreach(array, i, value)
    {
        append_separator(text, from, ", ");
        append_value(r, text, key, value);
    }
}

/* Nothing that a program writes is shown as it writes it: no braces, no quotes. */
static void append_value(const reader *r, GString *text, const char *key, json_t *value)
{
    if (json_is_string(value)) {
        g_string_append(text, value_word(r->visit, r->language, key, json_string_value(value)));
    } else if (json_is_object(value)) {
        append_members(r, text, value);
    } else if (json_is_array(value)) {
        append_elements(r, text, key, value);
    } else if (json_is_boolean(value)) {
        g_string_append(text,
                        catalog_get(r->visit->site->texts, r->language,
                                    json_is_true(value) ? "staff_trail_yes" : "staff_trail_no"));
    } else if (json_is_null(value)) {
        g_string_append(text, "-");
    } else {
        g_autofree char *number = json_dumps(value, JSON_ENCODE_ANY);
        g_string_append(text, number);
    }
}

char *audit_view_detail_line(const visit *v, const char *language, json_t *detail)
{
    const reader r = {v, language};
    GString *text = g_string_new(NULL);

    append_members(&r, text, detail);
    return g_string_free(text, FALSE);
}

static json_t *details(const visit *v, json_t *detail)
{
    const reader r = {v, v->language};
    json_t *list = json_array();
    const char *key = NULL;
    json_t *value = NULL;

    json_object_foreach(detail, key, value)
    {
        g_autoptr(GString) text = g_string_new(NULL);
        append_value(&r, text, key, value);
        json_array_append_new(list, json_pack("{s:s, s:s}", "label",
                                              word(v, v->language, "staff_trail_detail_", key),
                                              "value", text->str));
    }
    return list;
}

/* "2026-09-01 14:05:09": the order of two looks matters here. */
static char *second_text(const char *iso)
{
    char *text = g_strndup(iso, strlen("2026-09-01T14:05:09"));

    return g_strdelimit(text, "T", ' ');
}

json_t *audit_view_row(const visit *v, const audit_row *row)
{
    const bool is_request = row->subject != NULL && receipt_number_is_valid(row->subject);
    g_autofree char *time = second_text(row->at);
    g_autofree char *href = is_request ? g_strconcat("/requests/", row->subject, NULL) : NULL;

    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:o}", "number",
                     row->number, "at", row->at, "time", time, "kind",
                     audit_view_kind(v, v->language, row->kind), "zone",
                     audit_view_zone(v, v->language, row->zone), "who", row->name, "staff_id",
                     row->staff_id, "address", row->address, "subject", row->subject, "href", href,
                     "request_id", row->request_id, "details", details(v, row->detail));
}
