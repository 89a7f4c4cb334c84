#ifndef COMMANDS_STAFF_ADD_H
#define COMMANDS_STAFF_ADD_H

/*
 * `madoguchi staff add`. The password is standard input's first line, or a file's; with --link
 * there is none, and what is printed is a link by which its holder chooses one.
 */

int command_staff_add(int argc, char **argv);

#endif
