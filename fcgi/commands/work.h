#ifndef COMMANDS_WORK_H
#define COMMANDS_WORK_H

/*
 * madoguchi work [--once]: does the jobs that nobody waits for, every minute until SIGTERM or
 * SIGINT, or once. Any number of them may run at the same time. A fault is logged and the job tried
 * again a minute later.
 * Exit status 0 stopped (or done once), 1 a fault at the start (or, once, in a job), 2 wrong usage.
 */
int command_work(int argc, char **argv);

#endif
