#include "commands/municipality_file.h"

#include "base/fault.h"

#include <stdbool.h>
#include <string.h>

/* The {places} that texts and forms cannot do without, in Japanese. */
static const char *const needed_places[] = {
    "reply_days",  "retention_years", "contractor",    "disclosure_desk",      "disclosure_tel",
    "crisis_list", "mail_domain",     "emergency_tel", "emergency_advice_tel",
};

static void tell(GString *faults, const char *where, const char *what)
{
    g_string_append_printf(faults, "\n  %s %s", where, what);
}

static bool is_text(const json_t *value)
{
    const char *text = json_string_value(value);

    return text != NULL && *text != '\0';
}

static void need_text(GString *faults, const json_t *object, const char *where, const char *member)
{
    if (!is_text(json_object_get(object, member))) {
        g_autofree char *place = g_strdup_printf("%s.%s", where, member);
        tell(faults, place, "must be a text");
    }
}

/* A text in several languages, Japanese among them. */
static void need_localized(GString *faults, const json_t *object, const char *where,
                           const char *member)
{
    g_autofree char *place = g_strdup_printf("%s.%s", where, member);

    need_text(faults, json_object_get(object, member), place, "ja");
}

static void need_code(GString *faults, const json_t *object, const char *where)
{
    const char *code = json_string_value(json_object_get(object, "code"));

    if (code == NULL ||
        !g_regex_match_simple("^[a-z0-9][a-z0-9_-]{0,31}$", code, G_REGEX_DOLLAR_ENDONLY, 0)) {
        tell(faults, where, "needs a \"code\" of lower-case letters, digits and hyphens");
    }
}

static void check_desks(const json_t *desks, GString *faults)
{
    size_t i = 0;
    json_t *desk = NULL;
    int central = 0;

    json_array_foreach(desks, i, desk)
    {
        g_autofree char *where = g_strdup_printf("desks[%zu]", i);
        need_code(faults, desk, where);
        need_localized(faults, desk, where, "name");
        need_localized(faults, desk, where, "hours");
        need_text(faults, desk, where, "tel");
        central += json_is_true(json_object_get(desk, "central")) ? 1 : 0;
    }
    if (central != 1) {
        tell(faults, "desks", "must have exactly one that is \"central\": true");
    }
}

static bool has_desk(const json_t *desks, const char *code)
{
    size_t i = 0;
    json_t *desk = NULL;

    json_array_foreach(desks, i, desk)
    {
        if (g_strcmp0(json_string_value(json_object_get(desk, "code")), code) == 0) {
            return true;
        }
    }
    return false;
}

static void check_towns(const json_t *file, GString *faults)
{
    const json_t *desks = json_object_get(file, "desks");
    size_t i = 0;
    json_t *town = NULL;

    json_array_foreach(json_object_get(file, "towns"), i, town)
    {
        g_autofree char *where = g_strdup_printf("towns[%zu]", i);
        need_code(faults, town, where);
        need_localized(faults, town, where, "name");
        need_text(faults, town, where, "kana");
        if (!has_desk(desks, json_string_value(json_object_get(town, "desk")))) {
            tell(faults, where, "names a \"desk\" that is not among the desks");
        }
    }
}

static void check_places(const json_t *places, GString *faults)
{
    for (gsize i = 0; i < G_N_ELEMENTS(needed_places); i++) {
        need_text(faults, json_object_get(places, "ja"), "places.ja", needed_places[i]);
    }
}

static void check(const json_t *file, const char *municipality, GString *faults)
{
    const char *code = json_string_value(json_object_get(file, "municipality"));

    if (g_strcmp0(code, municipality) != 0) {
        tell(faults, "municipality", "must be what MADOGUCHI_MUNICIPALITY is");
    }
    need_localized(faults, file, "", "name");
    check_places(json_object_get(file, "places"), faults);
    check_desks(json_object_get(file, "desks"), faults);
    check_towns(file, faults);
}

json_t *municipality_file_read(const char *path, const char *municipality, GError **error)
{
    json_error_t cause;
    json_auto_t *file = json_load_file(path, JSON_REJECT_DUPLICATES, &cause);
    g_autoptr(GString) faults = g_string_new(NULL);

    if (file == NULL) {
        fault_set(error, FAULT_DATA, NULL, "%s:%d: %s", path, cause.line, cause.text);
        return NULL;
    }
    check(file, municipality, faults);
    if (faults->len > 0) {
        fault_set(error, FAULT_DATA, "docs/operations.md tells what stands in it.",
                  "%s is no file of this municipality:%s", path, faults->str);
        return NULL;
    }
    return json_incref(file);
}
