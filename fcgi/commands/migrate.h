#ifndef COMMANDS_MIGRATE_H
#define COMMANDS_MIGRATE_H

/*
 * madoguchi migrate [--check]: brings the database schema up to date, or only tells whether it is.
 * Exit status 0 done or up to date, 1 a fault, 2 wrong usage.
 */
int command_migrate(int argc, char **argv);

#endif
