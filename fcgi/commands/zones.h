#ifndef COMMANDS_ZONES_H
#define COMMANDS_ZONES_H

/* The two zones by the names that the command line gives them. */

#include "pages/page.h"

typedef struct {
    const char *name;
    const char *database_user;
    zone zone;
    const route *routes;
} zone_row;

/* "public" or "staff"; NULL for any other name. */
const zone_row *zones_find(const char *name);

#endif
