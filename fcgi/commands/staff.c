#include "commands/staff.h"

#include "commands/staff_add.h"
#include "commands/staff_change.h"
#include "commands/staff_list.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    int (*run)(int argc, char **argv); /* argv[0] is the name */
    const char *usage;
} sub_commands[] = {
    {"add", command_staff_add,
     "add LOGIN --name=NAME --role=ROLE [--desk=CODE]... [--right=RIGHT]... [--terms=TEXT]\n"
     "                            [--link | --password-file=FILE]"},
    {"disable", command_staff_disable, "disable LOGIN [--reason=TEXT]"},
    {"enable", command_staff_enable, "enable LOGIN [--reason=TEXT]"},
    {"reset", command_staff_reset, "reset LOGIN [--second-factor] [--reason=TEXT]"},
    {"list", command_staff_list, "list"},
};

int command_staff(int argc, char **argv)
{
    for (gsize i = 0; argc >= 2 && i < G_N_ELEMENTS(sub_commands); i++) {
        if (strcmp(argv[1], sub_commands[i].name) == 0) {
            return sub_commands[i].run(argc - 1, argv + 1);
        }
    }
    for (gsize i = 0; i < G_N_ELEMENTS(sub_commands); i++) {
        fprintf(stderr, "%s madoguchi staff %s\n", i == 0 ? "usage:" : "      ",
                sub_commands[i].usage);
    }
    return 2;
}
