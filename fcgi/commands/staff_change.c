#include "commands/staff_change.h"

#include "base/fault.h"
#include "commands/operator.h"
#include "commands/staff_link.h"
#include "store/account.h"

#include <stdio.h>

typedef struct {
    char *login;
    char *reason;
    gboolean second_factor; /* of reset alone */
} arguments;

static void arguments_clear(arguments *given)
{
    g_free(given->login);
    g_free(given->reason);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(arguments, arguments_clear)

/* False with a sentence on standard error when the usage is wrong. */
static bool parse(int argc, char **argv, arguments *given)
{
    const GOptionEntry options[] = {
        {"reason", 0, 0, G_OPTION_ARG_STRING, &given->reason, "for the audit trail", "TEXT"},
        {"second-factor", 0, 0, G_OPTION_ARG_NONE, &given->second_factor,
         "of reset: takes the second factor away, too", NULL},
        {0}};
    g_autofree char *summary = g_strdup_printf("LOGIN - %s an account", argv[0]);
    g_autofree char *name = g_strdup_printf("madoguchi staff %s", argv[0]);
    g_autoptr(GOptionContext) context = g_option_context_new(summary);
    g_autoptr(GError) cause = NULL;

    g_set_prgname(name);
    g_option_context_add_main_entries(context, options, NULL);
    if (!g_option_context_parse(context, &argc, &argv, &cause)) {
        fprintf(stderr, "madoguchi: %s\n", cause->message);
        return false;
    }
    if (argc != 2) {
        g_autofree char *help = g_option_context_get_help(context, TRUE, NULL);
        fputs(help, stderr);
        return false;
    }
    given->login = g_strdup(argv[1]);
    return true;
}

static char *find(const operator* op, const char *login, gint64 *saves, GError **error)
{
    g_autoptr(GError) fault = NULL;
    char *id = account_named(op->db, &op->scope, login, saves, &fault);

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
    } else if (id == NULL) {
        fault_set(error, FAULT_DATA, "See: madoguchi staff list", "there is no account \"%s\"",
                  login);
    }
    return id;
}

static bool switch_account(const arguments *given, bool disabled, GError **error)
{
    g_autoptr(operator) op = operator_open("madoguchi_owner", error);
    account_seen seen = {0};
    g_autofree char *id = op != NULL ? find(op, given->login, &seen.saves, error) : NULL;
    const account_switch change = {given->reason, disabled};
    account_outcome outcome = ACCOUNT_GONE;

    seen.id = id;
    if (id == NULL || !account_disable(op->db, &op->scope, &seen, &change, &outcome, error)) {
        return false;
    }
    if (outcome == ACCOUNT_LAST) {
        fault_set(error, FAULT_DATA, "Make another administrator first.",
                  "nobody else could administer any more");
    } else if (outcome != ACCOUNT_DONE) {
        fault_set(error, FAULT_CONFLICT, "Try again.", "somebody has just changed the account");
    }
    if (outcome == ACCOUNT_DONE) {
        printf("%s the account %s\n", disabled ? "disabled" : "enabled", given->login);
    }
    return outcome == ACCOUNT_DONE;
}

static bool reset(const arguments *given, GError **error)
{
    g_autoptr(operator) op = operator_open("madoguchi_owner", error);
    gint64 saves = 0;
    g_autofree char *id = op != NULL ? find(op, given->login, &saves, error) : NULL;
    account_outcome outcome = ACCOUNT_DONE;

    if (id == NULL) {
        return false;
    }
    if (given->second_factor &&
        !account_remove_factor(op->db, &op->scope, id, given->reason, &outcome, error)) {
        return false;
    }
    return staff_link_print(op, id, error);
}

static int status_of(bool done, const GError *error)
{
    if (!done) {
        fault_report(error);
    }
    return done ? 0 : 1;
}

int command_staff_disable(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_auto(arguments) given = {0};

    if (!parse(argc, argv, &given)) {
        return 2;
    }
    const bool done = switch_account(&given, true, &error);
    return status_of(done, error);
}

int command_staff_enable(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_auto(arguments) given = {0};

    if (!parse(argc, argv, &given)) {
        return 2;
    }
    const bool done = switch_account(&given, false, &error);
    return status_of(done, error);
}

int command_staff_reset(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_auto(arguments) given = {0};

    if (!parse(argc, argv, &given)) {
        return 2;
    }
    const bool done = reset(&given, &error);
    return status_of(done, error);
}
