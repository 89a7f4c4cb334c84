#ifndef COMMANDS_MAINTENANCE_H
#define COMMANDS_MAINTENANCE_H

/*
 * madoguchi maintenance on [MESSAGE], madoguchi maintenance off: what administrators do on their
 * page, for when the staff zone is what is out of order. Residents see the message, in Japanese as
 * it is given, or our own in each language; until it is switched off.
 */

int command_maintenance(int argc, char **argv);

#endif
