#include "commands/municipality.h"

#include "base/fault.h"
#include "commands/municipality_file.h"
#include "commands/operator.h"
#include "store/municipality.h"

#include <stdio.h>
#include <string.h>

static bool load(const char *path, GError **error)
{
    g_autoptr(operator) op = operator_open("madoguchi_owner", error);
    json_auto_t *file =
        op != NULL ? municipality_file_read(path, op->settings->municipality, error) : NULL;
    bool added = false;

    if (file == NULL || !municipality_add(op->db, &op->scope, file, &added, error)) {
        return false;
    }
    printf("the municipality %s %s\n", op->settings->municipality,
           added ? "is set up" : "is there already; its administrators change it");
    return true;
}

int command_municipality(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;

    if (argc != 3 || strcmp(argv[1], "load") != 0) {
        fputs("usage: madoguchi municipality load FILE\n", stderr);
        return 2;
    }
    if (!load(argv[2], &error)) {
        fault_report(error);
        return 1;
    }
    return 0;
}
