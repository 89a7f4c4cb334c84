#include "pages/staff/export_readme.h"

#include "base/fault.h"
#include "pages/staff/request_view.h"

#include <errno.h>
#include <string.h>

static const char file_language[] = "ja";
static const char between[] = "、";

static const char *word(const export_parts *parts, const char *key)
{
    return catalog_get(parts->visit->site->texts, file_language, key);
}

/* "未対応、対応中" of the codes that are filtered by; "すべて" when it does not filter. */
static char *listed(const export_parts *parts, const char *name, const char *prefix)
{
    const json_t *codes = json_object_get(parts->choices->detail, name);
    g_autoptr(GString) list = g_string_new(NULL);
    size_t i = 0;
    json_t *code = NULL;

    json_array_foreach(codes, i, code)
    {
        g_string_append(list, i > 0 ? between : "");
        g_string_append(list, request_view_label(parts->visit->site, file_language, prefix,
                                                 json_string_value(code)));
    }
    return g_strdup(list->len > 0 ? list->str : word(parts, "staff_filter_all"));
}

static const char *day(const export_parts *parts, const char *name)
{
    const char *text = json_string_value(json_object_get(parts->choices->detail, name));

    return text != NULL ? text : "";
}

/* The word of the one code that is filtered by; "すべて" when it does not filter. */
static const char *chosen(const export_parts *parts, const char *name, const char *prefix)
{
    const char *code = json_string_value(json_object_get(parts->choices->detail, name));

    return code != NULL ? request_view_label(parts->visit->site, file_language, prefix, code)
                        : word(parts, "staff_filter_all");
}

/* What the rows are those of: whoever reads the file later knows no more than this. */
static json_t *conditions(const export_parts *parts)
{
    g_autofree char *states = listed(parts, "states", parts->choices->subject->state_prefix);
    g_autofree char *desks = listed(parts, "desks", "");
    g_autofree char *urgencies = listed(parts, "urgencies", "staff_urgency_");
    g_autofree char *screens = listed(parts, "screens", "staff_language_");

    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "since", day(parts, "since"),
                     "until", day(parts, "until"), "states", states, "desks", desks, "urgencies",
                     urgencies, "screens", screens, "assigned",
                     chosen(parts, "assigned", "staff_assigned_"), "suspect",
                     chosen(parts, "suspect", "staff_suspect_is_"));
}

/* The places of the sentence that the README begins with. */
static json_t *values_of(const export_parts *parts, const char *made_at)
{
    const export_choices *c = parts->choices;
    const char *encoding = c->cp932 ? "staff_readme_cp932" : "staff_readme_utf8";
    const char *sensitive = c->sensitive ? "staff_readme_with" : "staff_readme_without";
    json_t *values = conditions(parts);
    json_auto_t *facts =
        json_pack("{s:s, s:s, s:s, s:s, s:I, s:s, s:s, s:I}", "municipality",
                  parts->visit->site->municipality->name, "title",
                  questionnaire_title(parts->q, file_language), "version",
                  questionnaire_version(parts->q), "made", made_at, "rows", (json_int_t)parts->rows,
                  "encoding", word(parts, encoding), "sensitive", word(parts, sensitive),
                  "replaced", (json_int_t)replacements_total(parts->report));

    json_object_update(values, facts);
    return values;
}

static void append_files(const export_parts *parts, GString *text)
{
    for (guint i = 0; i < parts->files->len; i++) {
        const export_part *part = g_ptr_array_index(parts->files, i);
        g_string_append_printf(text, "・%s\n", part->name);
    }
}

/* "– (U+2013) → － 3" for each character that was replaced. */
static void append_replaced(const export_parts *parts, GString *text)
{
    json_auto_t *view = replacements_view(parts->report);
    size_t i = 0;
    json_t *one = NULL;

    json_array_foreach(json_object_get(view, "characters"), i, one)
    {
        const char *by = json_string_value(json_object_get(one, "by"));
        g_string_append_printf(text, "・%s → %s %" JSON_INTEGER_FORMAT "\n",
                               json_string_value(json_object_get(one, "code")),
                               by != NULL ? by : word(parts, "staff_replaced_nothing"),
                               json_integer_value(json_object_get(one, "count")));
    }
}

static char *text_of(const export_parts *parts, const char *made_at)
{
    json_auto_t *values = values_of(parts, made_at);
    g_autofree char *body = text_fill(word(parts, parts->choices->subject->readme), values);
    g_autoptr(GString) text = g_string_new(body);

    g_string_append_c(text, '\n');
    append_files(parts, text);
    append_replaced(parts, text);
    g_string_replace(text, "\n", "\r\n", 0);
    return g_strdup(text->str);
}

/* What the README itself lacks is no part of the report: it holds no word of a resident. */
static void ignore(gunichar character, const char *by, void *data)
{
    (void)character;
    (void)by;
    (void)data;
}

static GString *encoded(const export_parts *parts, const char *text)
{
    GString *bytes = g_string_new(NULL);

    if (parts->page == NULL) {
        g_string_append(bytes, "\uFEFF");
        g_string_append(bytes, text);
    } else {
        g_autofree char *replaced = cp932_replace(parts->page, text, ignore, NULL);
        cp932_encode(parts->page, replaced, bytes);
    }
    return bytes;
}

bool export_readme_add(export_parts *parts, const char *made_at, GError **error)
{
    g_autofree char *text = text_of(parts, made_at);
    g_autoptr(GString) bytes = encoded(parts, text);
    FILE *file = export_parts_add(parts, "README.txt", error);

    if (file == NULL) {
        return false;
    }
    if (fwrite(bytes->str, 1, bytes->len, file) != bytes->len) {
        fault_set_errno(error, errno, "Make room where MADOGUCHI_SPOOL points to.",
                        "could not write the export");
        return false;
    }
    return true;
}
