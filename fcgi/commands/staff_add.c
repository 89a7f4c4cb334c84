#include "commands/staff_add.h"

#include "base/fault.h"
#include "base/password.h"
#include "commands/operator.h"
#include "commands/staff_link.h"
#include "store/account.h"
#include "store/municipality.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    char *login;
    char *name;
    char *role;
    char **desks;
    char **rights;
    char *terms;
    char *password_file;
    gboolean link;
} arguments;

static void arguments_clear(arguments *given)
{
    g_free(given->login);
    g_free(given->name);
    g_free(given->role);
    g_strfreev(given->desks);
    g_strfreev(given->rights);
    g_free(given->terms);
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
        {"right", 0, 0, G_OPTION_ARG_STRING_ARRAY, &given->rights,
         "export or export_sensitive; may be repeated", "RIGHT"},
        {"terms", 0, 0, G_OPTION_ARG_STRING, &given->terms,
         "of a contractor, the terms of the contract about personal data", "TEXT"},
        {"password-file", 0, 0, G_OPTION_ARG_FILENAME, &given->password_file,
         "its first line is the password; else standard input's", "FILE"},
        {"link", 0, 0, G_OPTION_ARG_NONE, &given->link,
         "no password: prints a link by which its holder chooses one", NULL},
        {0}};
    g_autoptr(GOptionContext) context = g_option_context_new("LOGIN - create an account");
    g_autoptr(GError) cause = NULL;

    g_set_prgname("madoguchi staff add"); /* as it is typed, for the help text */
    g_option_context_add_main_entries(context, options, NULL);
    if (!g_option_context_parse(context, &argc, &argv, &cause)) {
        fprintf(stderr, "madoguchi: %s\n", cause->message);
        return false;
    }
    if (argc != 2 || given->name == NULL || given->role == NULL ||
        (given->link && given->password_file != NULL)) {
        g_autofree char *help = g_option_context_get_help(context, TRUE, NULL);
        fputs(help, stderr);
        return false;
    }
    given->login = g_strdup(argv[1]);
    return true;
}

static char *read_line(const char *path, GError **error)
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
    if (line == NULL) {
        return g_strdup("");
    }
    line[end] = '\0';
    return g_steal_pointer(&line);
}

/* By the rules of the pages. */
static bool is_good(const operator* op, const char *login, const char *password, GError **error)
{
    static const char *const verdicts[] = {
        [PASSWORD_SHORT] = "it is too short",
        [PASSWORD_LONG] = "it is too long",
        [PASSWORD_COMMON] = "it is one of those that are guessed first",
        [PASSWORD_OWN_WORD] = "it has the login, the municipality or the service in it",
    };
    g_autoptr(common_passwords) list = common_passwords_load(op->settings->common_passwords, error);
    g_autoptr(municipality) here =
        list != NULL ? municipality_load(op->db, &op->scope, error) : NULL;
    password_verdict verdict = PASSWORD_GOOD;

    if (here == NULL) {
        return false;
    }
    const char *const own_words[] = {login, here->name, "madoguchi", NULL};
    verdict = password_judge(list, password, own_words);
    if (verdict != PASSWORD_GOOD) {
        fault_set(
            error, FAULT_DATA,
            "Long ones are good: several words, for example. Or let its holder choose: --link",
            "a password has %d to %d characters, and is not guessed: %s", PASSWORD_MIN,
            PASSWORD_MAX, verdicts[verdict]);
    }
    return verdict == PASSWORD_GOOD;
}

static json_t *list_of(char *const *words)
{
    json_t *list = json_array();

    for (; words != NULL && *words != NULL; words++) {
        json_array_append_new(list, json_string(*words));
    }
    return list;
}

/* What the database would refuse with a code, said in words. */
static bool is_account(const arguments *given, GError **error)
{
    static const char *const rights[] = {"export", "export_sensitive", NULL};

    if (!g_regex_match_simple("^[a-z0-9][a-z0-9._-]{0,63}$", given->login, 0, 0)) {
        fault_set(error, FAULT_DATA, "Write it in lower-case letters, digits and . _ -",
                  "\"%s\" cannot be a login", given->login);
        return false;
    }
    if (staff_role_parse(given->role) == ROLE_NONE) {
        fault_set(error, FAULT_DATA, "Roles are administrator, desk, viewer, contractor.",
                  "there is no such role");
        return false;
    }
    for (char **right = given->rights; right != NULL && *right != NULL; right++) {
        if (!g_strv_contains(rights, *right)) {
            fault_set(error, FAULT_DATA, "Rights are export, export_sensitive.",
                      "there is no such right");
            return false;
        }
    }
    return true;
}

static bool tell_refusal(const arguments *given, account_outcome outcome, GError **error)
{
    if (outcome == ACCOUNT_TAKEN) {
        fault_set(error, FAULT_CONFLICT, "Choose another login.", "the login \"%s\" exists",
                  given->login);
    } else if (outcome == ACCOUNT_CONTRACT) {
        fault_set(error, FAULT_DATA, "Give the terms about personal data: --terms=TEXT",
                  "a contractor needs the terms of its contract");
    }
    return outcome == ACCOUNT_DONE;
}

/* *id is the new account's. */
static bool save(const operator* op, const arguments *given, char **id, GError **error)
{
    json_auto_t *desks = list_of(given->desks);
    json_auto_t *rights = list_of(given->rights);
    const account_seen nobody = {0};
    const account_facts facts = {
        .login = given->login,
        .name = given->name,
        .role = staff_role_parse(given->role),
        .rights = rights,
        .desks = desks,
        .contract = given->terms,
    };
    account_outcome outcome = ACCOUNT_GONE;
    g_autoptr(GError) fault = NULL;

    if (account_save(op->db, &op->scope, &nobody, &facts, &outcome, id, &fault)) {
        return tell_refusal(given, outcome, error);
    }
    if (g_error_matches(fault, FAULT, FAULT_DATA)) {
        fault_set(error, FAULT_DATA, "See the column desk of the table desk.",
                  "one of the desks does not exist (%s)", fault->message);
    } else {
        g_propagate_error(error, g_steal_pointer(&fault));
    }
    return false;
}

static bool add(const arguments *given, GError **error)
{
    g_autoptr(operator) op =
        is_account(given, error) ? operator_open("madoguchi_owner", error) : NULL;
    g_autofree char *password = NULL;
    g_autofree char *id = NULL;

    if (op == NULL) {
        return false;
    }
    if (!given->link) {
        password = read_line(given->password_file, error);
        if (password == NULL || !is_good(op, given->login, password, error)) {
            return false;
        }
    }
    if (!save(op, given, &id, error)) {
        return false;
    }
    printf("created the account %s\n", given->login);
    return given->link ? staff_link_print(op, id, error)
                       : account_set_password(op->db, &op->scope, id, password, error);
}

int command_staff_add(int argc, char **argv)
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
    return 0;
}
