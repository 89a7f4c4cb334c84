#ifndef PAGES_STAFF_EXPORT_README_H
#define PAGES_STAFF_EXPORT_README_H

/*
 * README.txt of a download: what the files are, what was asked for, how they are written, and what
 * whoever holds them must mind. In the files' own character encoding, lines ended by CRLF.
 */

#include "pages/staff/export_parts.h"

/* Adds it. made_at is "2026-09-01 13:05". False with FAULT_IO. */
bool export_readme_add(export_parts *parts, const char *made_at, GError **error);

#endif
