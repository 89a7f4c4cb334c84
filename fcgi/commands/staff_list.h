#ifndef COMMANDS_STAFF_LIST_H
#define COMMANDS_STAFF_LIST_H

/* `madoguchi staff list`: a line for each account, its columns between tabs, after a line of names.
 */

int command_staff_list(int argc, char **argv);

#endif
