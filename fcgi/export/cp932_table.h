#ifndef EXPORT_CP932_TABLE_H
#define EXPORT_CP932_TABLE_H

/* What stands in CP932 for characters that it lacks. Private to cp932.c. */

#include <glib.h>

/* "－" for U+2013; "" for what is left out (a variation selector); NULL: no row. Static. */
const char *cp932_table_find(gunichar character);

#endif
