#include "base/config.h"

#include "base/fault.h"
#include "base/municipality_code.h"

#include <unistd.h>

typedef struct {
    const char *variable;
    const char *fallback; /* NULL: the variable must be set */
    const char *expected; /* what to write, for the message */
    size_t offset;        /* of the char * in config */
    bool (*accepts)(const char *value);
} setting;

static bool is_home(const char *folder)
{
    static const char *const parts[] = {"templates", "texts", "sql", "forms"};
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *path = g_build_filename(folder, parts[i], NULL);
        if (!g_file_test(path, G_FILE_TEST_IS_DIR)) {
            return false;
        }
    }
    return true;
}

/*
 * A scheme and a host, nothing behind: links in mails are made by appending a path to it. The
 * scheme is compared as written, because read_schemes() reads it from the same text.
 */
static bool is_origin(const char *url)
{
    if (!g_str_has_prefix(url, "http://") && !g_str_has_prefix(url, "https://")) {
        return false;
    }
    g_autoptr(GUri) uri = g_uri_parse(url, G_URI_FLAGS_NONE, NULL);
    return uri != NULL && *g_uri_get_host(uri) != '\0' && *g_uri_get_path(uri) == '\0' &&
           g_uri_get_query(uri) == NULL && g_uri_get_fragment(uri) == NULL &&
           g_uri_get_userinfo(uri) == NULL;
}

static bool is_writable_folder(const char *folder)
{
    return g_file_test(folder, G_FILE_TEST_IS_DIR) && access(folder, W_OK | X_OK) == 0;
}

/* Only the staff zone needs the key; what is named must be there. */
static bool is_file_or_none(const char *path)
{
    return *path == '\0' || access(path, R_OK) == 0;
}

/* Whether it can be read is told by who reads it: the public zone does not. */
static bool is_path(const char *path)
{
    return g_path_is_absolute(path);
}

static const setting settings[] = {
    {
        .variable = "MADOGUCHI_MUNICIPALITY",
        .expected = "the six digits of its 全国地方公共団体コード, check digit included, as 131121",
        .offset = G_STRUCT_OFFSET(config, municipality),
        .accepts = municipality_code_is_valid,
    },
    {
        .variable = "MADOGUCHI_HOME",
        .expected = "the folder that holds templates, texts, sql and forms",
        .offset = G_STRUCT_OFFSET(config, home),
        .accepts = is_home,
    },
    {
        .variable = "MADOGUCHI_PUBLIC_URL",
        .fallback = "http://localhost:8080",
        .expected = "scheme and host without a final slash, as https://soudan.example.lg.jp",
        .offset = G_STRUCT_OFFSET(config, public_url),
        .accepts = is_origin,
    },
    {
        .variable = "MADOGUCHI_STAFF_URL",
        .fallback = "http://localhost:8081",
        .expected = "scheme and host without a final slash, as https://soudan-staff.example.lg.jp",
        .offset = G_STRUCT_OFFSET(config, staff_url),
        .accepts = is_origin,
    },
    {
        .variable = "MADOGUCHI_SPOOL",
        .fallback = "/tmp",
        .expected = "a folder in which this user may make files",
        .offset = G_STRUCT_OFFSET(config, spool),
        .accepts = is_writable_folder,
    },
    {
        .variable = "MADOGUCHI_KEY_FILE",
        .fallback = "",
        .expected = "a file with 64 hexadecimal digits, as \"openssl rand -hex 32\" makes them",
        .offset = G_STRUCT_OFFSET(config, key_file),
        .accepts = is_file_or_none,
    },
    {
        .variable = "MADOGUCHI_COMMON_PASSWORDS",
        .fallback = "/usr/share/john/password.lst",
        .expected = "a list of common passwords, one a line",
        .offset = G_STRUCT_OFFSET(config, common_passwords),
        .accepts = is_path,
    },
};

/* A variable that is set to nothing counts as not set, as "NAME=" in an environment file means. */
static void read_setting(const setting *row, config *into, GString *faults)
{
    const char *value = g_getenv(row->variable);
    if (value == NULL || *value == '\0') {
        value = row->fallback;
    }
    G_STRUCT_MEMBER(char *, into, row->offset) = g_strdup(value);
    if (value == NULL) {
        g_string_append_printf(faults, "\n  %s is not set: write %s", row->variable, row->expected);
    } else if (!row->accepts(value)) {
        g_string_append_printf(faults, "\n  %s is \"%s\": write %s", row->variable, value,
                               row->expected);
    }
}

/* One flag serves both zones; a login over plain http beside a public https would be a mistake. */
static void read_schemes(config *into, GString *faults)
{
    bool public_secure = g_str_has_prefix(into->public_url, "https:");
    bool staff_secure = g_str_has_prefix(into->staff_url, "https:");
    into->secure = public_secure && staff_secure;
    if (public_secure != staff_secure) {
        g_string_append_printf(faults,
                               "\n  MADOGUCHI_STAFF_URL is \"%s\": write the scheme that "
                               "MADOGUCHI_PUBLIC_URL has (\"%s\")",
                               into->staff_url, into->public_url);
    }
}

config *config_read(GError **error)
{
    g_autoptr(config) into = g_new0(config, 1);
    g_autoptr(GString) faults = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(settings); i++) {
        read_setting(&settings[i], into, faults);
    }
    read_schemes(into, faults);
    if (faults->len == 0) {
        return g_steal_pointer(&into);
    }
    fault_set(error, FAULT_CONFIGURATION, "docs/configuration.md explains every variable.",
              "the configuration is incomplete or wrong:%s", faults->str);
    return NULL;
}

void config_free(config *in)
{
    g_free(in->municipality);
    g_free(in->home);
    g_free(in->public_url);
    g_free(in->staff_url);
    g_free(in->spool);
    g_free(in->key_file);
    g_free(in->common_passwords);
    g_free(in);
}

char *config_path(const config *in, const char *part)
{
    return g_build_filename(in->home, part, NULL);
}
