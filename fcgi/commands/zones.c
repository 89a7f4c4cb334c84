#include "commands/zones.h"

#include "pages/public/routes.h"
#include "pages/staff/routes.h"

#include <string.h>

static const zone_row zones[] = {
    {"public", "madoguchi_public", ZONE_PUBLIC, public_routes},
    {"staff", "madoguchi_staff", ZONE_STAFF, staff_routes},
};

const zone_row *zones_find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(zones); i++) {
        if (strcmp(name, zones[i].name) == 0) {
            return &zones[i];
        }
    }
    return NULL;
}
