#ifndef PAGES_STAFF_REPORT_PACKAGE_H
#define PAGES_STAFF_REPORT_PACKAGE_H

/*
 * The tables of a paper of the council as a ZIP archive of CSV:
 *
 *     集計表-T5.csv …   a table each, as it is printed
 *     集計値.csv        all of them, a number a row
 *     README.txt        how each of them was counted
 */

#include "pages/page.h"

#include <stdio.h>

/* Writes it into an empty file. False with FAULT_IO. */
bool report_package_write(visit *v, const json_t *report, const json_t *figures, FILE *file,
                          GError **error);

#endif
