#ifndef PAGES_STAFF_EXPORT_PACKAGE_H
#define PAGES_STAFF_EXPORT_PACKAGE_H

/* Made files on their way out: the one CSV, or all of them with the README in a ZIP. */

#include "pages/staff/export_parts.h"

/*
 * Answers the visit with the file: its type, its Japanese name (RFC 6266) and its length. False
 * with FAULT_IO.
 */
bool export_package_send(visit *v, export_parts *parts, GError **error);

#endif
