#include "commands/staff.h"

#include "base/fault.h"
#include "commands/operator.h"
#include "store/staff.h"

#include <stdio.h>
#include <string.h>

enum { PASSWORD_MIN = 12, PASSWORD_MAX = 200 };

typedef struct {
    char *login;
    char *name;
    char *role;
    char **desks;
    char *password_file;
} arguments;

static void arguments_clear(arguments *given)
{
    g_free(given->login);
    g_free(given->name);
    g_free(given->role);
    g_strfreev(given->desks);
    g_free(given->password_file);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(arguments, arguments_clear)

/* False with a sentence on standard error when the usage is wrong. */
static bool parse(int argc, char **argv, arguments *given)
{
    const GOptionEntry options[] = {
        {"name", 0, 0, G_OPTION_ARG_STRING, &given->name, "what colleagues see", "NAME"},
        {"role", 0, 0, G_OPTION_ARG_STRING, &given->role,
         "administrator, desk, viewer or contractor", "ROLE"},
        {"desk", 0, 0, G_OPTION_ARG_STRING_ARRAY, &given->desks,
         "a desk whose requests are theirs; may be repeated", "CODE"},
        {"password-file", 0, 0, G_OPTION_ARG_FILENAME, &given->password_file,
         "its first line is the password; else standard input's", "FILE"},
        {0}};
    g_autoptr(GOptionContext) context = g_option_context_new("add LOGIN - create an account");
    g_autoptr(GError) cause = NULL;

    g_set_prgname("madoguchi staff"); /* as it is typed, for the help text */
    g_option_context_add_main_entries(context, options, NULL);
    if (!g_option_context_parse(context, &argc, &argv, &cause)) {
        fprintf(stderr, "madoguchi: %s\n", cause->message);
        return false;
    }
    if (argc != 3 || strcmp(argv[1], "add") != 0 || given->name == NULL || given->role == NULL) {
        g_autofree char *help = g_option_context_get_help(context, TRUE, NULL);
        fputs(help, stderr);
        return false;
    }
    given->login = g_strdup(argv[2]);
    return true;
}

static char *read_password(const char *path, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autoptr(GIOChannel) from = path != NULL ? g_io_channel_new_file(path, "r", &cause)
                                              : g_io_channel_unix_new(STDIN_FILENO);
    g_autofree char *line = NULL;
    gsize end = 0;

    if (from != NULL) {
        g_io_channel_read_line(from, &line, NULL, &end, &cause);
    }
    if (cause != NULL) {
        fault_set(error, FAULT_IO, NULL, "could not read the password: %s", cause->message);
        return NULL;
    }
    if (line != NULL) {
        line[end] = '\0';
    }
    if (line == NULL || strlen(line) < PASSWORD_MIN || strlen(line) > PASSWORD_MAX) {
        fault_set(error, FAULT_DATA, "Long ones are good: several words, for example.",
                  "a password has %d to %d bytes", PASSWORD_MIN, PASSWORD_MAX);
        return NULL;
    }
    return g_steal_pointer(&line);
}

/* What the database would refuse with a code, said in words. */
static bool is_account(const staff_account *account, GError **error)
{
    if (!g_regex_match_simple("^[a-z0-9][a-z0-9._-]{0,63}$", account->login, 0, 0)) {
        fault_set(error, FAULT_DATA, "Write it in lower-case letters, digits and . _ -",
                  "\"%s\" cannot be a login", account->login);
        return false;
    }
    if (account->role == ROLE_NONE) {
        fault_set(error, FAULT_DATA, "Roles are administrator, desk, viewer, contractor.",
                  "there is no such role");
        return false;
    }
    return true;
}

static bool add(const arguments *given, GError **error)
{
    static char *no_desks[] = {NULL};
    g_autofree char *password = read_password(given->password_file, error);
    g_autoptr(operator) op = password != NULL ? operator_open("madoguchi_owner", error) : NULL;
    g_autoptr(GError) fault = NULL;
    const staff_account account = {
        .login = given->login,
        .name = given->name,
        .role = staff_role_parse(given->role),
        .desks = (const char *const *)(given->desks != NULL ? given->desks : no_desks),
        .password = password,
    };

    if (op == NULL || !is_account(&account, error)) {
        return false;
    }
    if (staff_add(op->db, &op->scope, &account, &fault)) {
        return true;
    }
    if (g_error_matches(fault, FAULT, FAULT_CONFLICT)) {
        fault_set(error, FAULT_CONFLICT, "Choose another login.", "the login \"%s\" exists",
                  account.login);
    } else if (g_error_matches(fault, FAULT, FAULT_DATA)) {
        fault_set(error, FAULT_DATA, "See the column desk of the table desk.",
                  "one of the desks does not exist (%s)", fault->message);
    } else {
        g_propagate_error(error, g_steal_pointer(&fault));
    }
    return false;
}

int command_staff(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_auto(arguments) given = {0};

    if (!parse(argc, argv, &given)) {
        return 2;
    }
    if (!add(&given, &error)) {
        fault_report(error);
        return 1;
    }
    printf("created the account %s\n", given.login);
    return 0;
}
