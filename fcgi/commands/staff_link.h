#ifndef COMMANDS_STAFF_LINK_H
#define COMMANDS_STAFF_LINK_H

/* A link by which the holder of an account chooses a password, on the operator's terminal. */

#include "commands/operator.h"

#include <stdbool.h>

/* Makes one in place of any before, and prints it. False with a fault. */
bool staff_link_print(const operator* op, const char *id, GError **error);

#endif
