#ifndef COMMANDS_CHECK_H
#define COMMANDS_CHECK_H

/*
 * `madoguchi check`: everything that could keep this installation from working, all faults at once,
 * each with what to do. Looks at the configuration, templates, texts, queries, forms, the database,
 * its schema and the municipality's rows. Changes nothing. Exit status 0 when there is no fault, 1
 * otherwise.
 */
int command_check(int argc, char **argv);

#endif
