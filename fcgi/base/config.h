#ifndef BASE_CONFIG_H
#define BASE_CONFIG_H

/*
 * Configuration: environment variables MADOGUCHI_*, read once, all faults told at once.
 * The database is reached with libpq's own PG* variables. docs/configuration.md is the table.
 */

#include <glib.h>
#include <stdbool.h>

typedef struct {
    char *municipality; /* MADOGUCHI_MUNICIPALITY: 6 digits with a right check digit */
    char *home;         /* MADOGUCHI_HOME: the folder that holds templates/ texts/ sql/ forms/ */
    char
        *public_url; /* MADOGUCHI_PUBLIC_URL: origin without a final slash, http://localhost:8080 */
    char *staff_url; /* MADOGUCHI_STAFF_URL: likewise, http://localhost:8081 */
    char *spool;     /* MADOGUCHI_SPOOL: folder for exports in the making (unlinked files) */
    char *key_file;  /* MADOGUCHI_KEY_FILE: of base/seal.h; "" when not set, which the staff zone
                        does not start with */
    char *common_passwords; /* MADOGUCHI_COMMON_PASSWORDS: the list of base/password.h */
    bool secure;            /* both URLs are https: cookies get __Host- and Secure */
} config;

/*
 * Reads the environment. NULL with FAULT_CONFIGURATION when anything is missing or wrong; the
 * message then has one line a fault, each naming the variable, the value and what to write instead.
 */
config *config_read(GError **error);
void config_free(config *in);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(config, config_free)

/* home/part, e.g. config_path(c, "templates"). The caller frees it. */
char *config_path(const config *in, const char *part);

#endif
