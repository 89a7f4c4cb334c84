#include "commands/staff_list.h"

#include "base/fault.h"
#include "commands/operator.h"
#include "store/account.h"

#include <stdio.h>

enum { MANY = 100000 };

static const char *state_of(const json_t *account)
{
    if (json_is_string(json_object_get(account, "disabled_at"))) {
        return "disabled";
    }
    return json_is_true(json_object_get(account, "has_password")) ? "active" : "no password yet";
}

/* "north,south" */
static char *joined(const json_t *codes)
{
    GString *text = g_string_new(NULL);
    size_t i = 0;
    json_t *code = NULL;

    json_array_foreach(codes, i, code)
    {
        g_string_append_printf(text, "%s%s", i > 0 ? "," : "", json_string_value(code));
    }
    return g_string_free(text, FALSE);
}

static void print_account(const json_t *account)
{
    g_autofree char *desks = joined(json_object_get(account, "desks"));
    g_autofree char *rights = joined(json_object_get(account, "rights"));
    const char *last_login = json_string_value(json_object_get(account, "last_login_at"));
    const bool has_factor = json_is_true(json_object_get(account, "has_factor"));

    printf("%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", json_string_value(json_object_get(account, "login")),
           json_string_value(json_object_get(account, "role")), desks, rights, state_of(account),
           has_factor ? "yes" : "no", last_login != NULL ? last_login : "",
           json_string_value(json_object_get(account, "name")));
}

static bool list(GError **error)
{
    g_autoptr(operator) op = operator_open("madoguchi_owner", error);
    const account_filter all = {.limit = MANY};
    json_auto_t *accounts = op != NULL ? account_list(op->db, &op->scope, &all, error) : NULL;
    size_t i = 0;
    json_t *account = NULL;

    if (accounts == NULL) {
        return false;
    }
    puts("login\trole\tdesks\trights\tstate\tsecond factor\tlast login\tname");
    json_array_foreach(accounts, i, account)
    {
        print_account(account);
    }
    return true;
}

int command_staff_list(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;

    (void)argv;
    if (argc != 1) {
        fputs("usage: madoguchi staff list\n", stderr);
        return 2;
    }
    if (!list(&error)) {
        fault_report(error);
        return 1;
    }
    return 0;
}
