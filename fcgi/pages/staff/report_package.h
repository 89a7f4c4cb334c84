#ifndef PAGES_STAFF_REPORT_PACKAGE_H
#define PAGES_STAFF_REPORT_PACKAGE_H

/* The tables of a paper of the council as a ZIP archive of CSV: figures_package.h. */

#include "pages/page.h"

/* Answers the visit with it, under those names (without an ending). False with FAULT_IO. */
bool report_package_send(visit *v, const json_t *report, const json_t *figures,
                         const char *ascii_name, GError **error);

#endif
