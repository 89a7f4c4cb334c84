#ifndef COMMANDS_STAFF_CHANGE_H
#define COMMANDS_STAFF_CHANGE_H

/* `madoguchi staff disable|enable|reset LOGIN`. */

/* Its sessions end at once. The last administrator cannot be disabled. */
int command_staff_disable(int argc, char **argv);
int command_staff_enable(int argc, char **argv);

/*
 * Prints a link by which its holder chooses another password; until then the present one holds.
 * With
 * --second-factor the second factor is taken away, too.
 */
int command_staff_reset(int argc, char **argv);

#endif
