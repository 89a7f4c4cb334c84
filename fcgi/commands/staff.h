#ifndef COMMANDS_STAFF_H
#define COMMANDS_STAFF_H

/*
 * madoguchi staff add LOGIN --name=NAME --role=ROLE [--desk=CODE...] [--password-file=FILE]:
 * creates an account. The password is the first line of the file, or of standard input: never an
 * argument, which every user of the machine could read.
 * Exit status 0 created, 1 a fault, 2 wrong usage.
 */
int command_staff(int argc, char **argv);

#endif
