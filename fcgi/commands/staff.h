#ifndef COMMANDS_STAFF_H
#define COMMANDS_STAFF_H

/*
 * `madoguchi staff add|disable|enable|reset|list`: accounts, for the first administrator and for
 * the day when no administrator can log in. What it does is audited as the operator's.
 */

int command_staff(int argc, char **argv);

#endif
