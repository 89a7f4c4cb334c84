/* The command table: what `madoguchi` can do, a row each. */

#include "commands/audit.h"
#include "commands/check.h"
#include "commands/demo.h"
#include "commands/form.h"
#include "commands/maintenance.h"
#include "commands/migrate.h"
#include "commands/municipality.h"
#include "commands/routes.h"
#include "commands/serve.h"
#include "commands/staff.h"
#include "commands/work.h"

#include <glib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

typedef struct {
    const char *name;
    const char *synopsis;
    const char *summary;
    int (*run)(int argc, char **argv); /* argv[0] is the command's own name */
} command;

static const command commands[] = {
    {"serve", "public|staff", "answer FastCGI requests on file descriptor 0", command_serve},
    {"work", "[--once]", "purge what has expired, seal the audit trail, until SIGTERM",
     command_work},
    {"migrate", "[--check]", "bring the database schema up to date", command_migrate},
    {"check", "", "tell every fault of this installation at once", command_check},
    {"form", "check|publish|response",
     "check form definitions and answers to them, or publish them", command_form},
    {"routes", "public|staff", "list the addresses of a zone and their guards, as JSON",
     command_routes},
    {"audit", "seal|verify", "seal the audit trail, or verify that nobody changed it",
     command_audit},
    {"staff", "add|disable|reset ...", "create, disable and list accounts", command_staff},
    {"municipality", "load FILE", "set up the municipality, once", command_municipality},
    {"maintenance", "on|off", "close the public zone, or open it again", command_maintenance},
    {"demo", "", "load the fictional municipality with its requests", command_demo},
};

static void usage(FILE *out)
{
    fputs("usage: madoguchi COMMAND [ARGUMENT...]\n\n", out);
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
        fprintf(out, "  %-12s %-22s %s\n", commands[i].name, commands[i].synopsis,
                commands[i].summary);
    }
}

/* What people told the counter is in our memory: a crash must not leave it in a file. */
static void leave_no_core_file(void)
{
    setrlimit(RLIMIT_CORE, &(struct rlimit){0});
}

int main(int argc, char **argv)
{
    leave_no_core_file();
    setlocale(LC_CTYPE, "C.UTF-8");
    if (argc < 2 || strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) {
        usage(argc < 2 ? stderr : stdout);
        return argc < 2 ? 2 : 0;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
        if (strcmp(argv[1], commands[i].name) == 0) {
            return commands[i].run(argc - 1, argv + 1);
        }
    }
    fprintf(stderr, "madoguchi: there is no command \"%s\"\n\n", argv[1]);
    usage(stderr);
    return 2;
}
