#ifndef PAGES_STAFF_FIGURES_PACKAGE_H
#define PAGES_STAFF_FIGURES_PACKAGE_H

/*
 * Figures as a ZIP archive of CSV, for whoever counts on with them:
 *
 *     集計表-T5.csv …   a table each, as it is on the page
 *     集計値.csv        all of them, a value a row
 *     README.txt        what they are of, and how each of them was counted
 */

#include "pages/page.h"

#include <stdio.h>

typedef struct {
    const json_t *figures; /* an array (statistics/figures.h), masked if they are to be */
    const char *language;  /* of column names and of what is said beneath */
    const char *scope;     /* which desks and area, in words */
    const char *head;      /* what the README begins with: title, period, conditions */
} figures_package;

/* Writes it into an empty file. False with FAULT_IO. */
bool figures_package_write(const visit *v, const figures_package *package, FILE *file,
                           GError **error);

/* Makes it, and answers the visit with it under that name (without an ending). */
bool figures_package_send(visit *v, const figures_package *package, const char *ascii_name,
                          const char *name, GError **error);

#endif
