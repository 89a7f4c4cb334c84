#include "commands/migrate.h"

#include "base/fault.h"
#include "commands/operator.h"
#include "store/migration.h"

#include <stdio.h>
#include <string.h>

static bool migrate(bool only_check, GError **error)
{
    g_autoptr(operator) op = operator_open("madoguchi_owner", error);
    g_autofree char *folder = op != NULL ? config_path(op->settings, "sql/migrations") : NULL;
    int applied = 0;

    if (op == NULL) {
        return false;
    }
    if (only_check) {
        return migration_check(op->db, folder, error);
    }
    if (!migration_run(op->db, folder, &applied, error)) {
        return false;
    }
    printf("%d migration%s applied\n", applied, applied == 1 ? "" : "s");
    return true;
}

int command_migrate(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    const bool only_check = argc == 2 && strcmp(argv[1], "--check") == 0;

    if (argc != 1 && !only_check) {
        fputs("usage: madoguchi migrate [--check]\n", stderr);
        return 2;
    }
    if (!migrate(only_check, &error)) {
        fault_report(error);
        return 1;
    }
    return 0;
}
