#ifndef COMMANDS_OPERATOR_H
#define COMMANDS_OPERATOR_H

/*
 * What the operator's commands have in common: the configuration, and a database opened as one of
 * the roles, for the configured municipality.
 */

#include "base/config.h"
#include "store/database.h"

typedef struct {
    config *settings;
    database *db;
    scope scope; /* the municipality alone; borrowed from settings */
} operator;

/* NULL with a fault that names every setting that is wrong. Does not connect yet. */
operator* operator_open(const char *user, GError **error);
void operator_close(operator* op);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(operator, operator_close)

#endif
