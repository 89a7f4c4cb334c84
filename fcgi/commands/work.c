#include "commands/work.h"

#include "base/fault.h"
#include "base/log.h"
#include "commands/operator.h"
#include "jobs/audit.h"
#include "jobs/morning.h"
#include "jobs/purge.h"
#include "store/migration.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { PAUSE_SECONDS = 60 };

typedef struct {
    const char *name;
    bool (*run)(database *db, const scope *who, GError **error);
} job;

static const job jobs[] = {
    {"purge", purge_run},
    {"audit", audit_run},
    {"morning", morning_run},
};

static bool run_jobs(const operator* op)
{
    bool all_done = true;

    for (size_t i = 0; i < G_N_ELEMENTS(jobs); i++) {
        g_autoptr(GError) fault = NULL;
        if (!jobs[i].run(op->db, &op->scope, &fault)) {
            log_fault(jobs[i].name, NULL, fault);
            all_done = false;
        }
    }
    return all_done;
}

/* Blocked while a job runs, so that none is cut in the middle, and taken during the pause. */
static sigset_t block_stop_signals(void)
{
    sigset_t stop;

    sigemptyset(&stop);
    sigaddset(&stop, SIGTERM);
    sigaddset(&stop, SIGINT);
    sigprocmask(SIG_BLOCK, &stop, NULL);
    return stop;
}

static void run_until_stopped(const operator* op)
{
    const struct timespec pause = {.tv_sec = PAUSE_SECONDS};
    const sigset_t stop = block_stop_signals();

    do {
        run_jobs(op);
    } while (sigtimedwait(&stop, NULL, &pause) < 0);
}

/* A schema of another age ends the start; a database that is not there yet does not. */
static bool schema_fits(const operator* op, GError **error)
{
    g_autofree char *folder = config_path(op->settings, "sql/migrations");
    g_autoptr(GError) fault = NULL;

    if (migration_check(op->db, folder, &fault) ||
        g_error_matches(fault, FAULT, FAULT_UNAVAILABLE)) {
        return true;
    }
    g_propagate_error(error, g_steal_pointer(&fault));
    return false;
}

int command_work(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(operator) op = NULL;
    const bool once = argc == 2 && strcmp(argv[1], "--once") == 0;

    if (argc != 1 && !once) {
        fputs("usage: madoguchi work [--once]\n", stderr);
        return 2;
    }
    op = operator_open("madoguchi_worker", &error);
    if (op == NULL || !schema_fits(op, &error)) {
        fault_report(error);
        return 1;
    }
    if (once) {
        return run_jobs(op) ? 0 : 1;
    }
    run_until_stopped(op);
    return 0;
}
