#ifndef PAGES_STAFF_REPORT_EXPORT_H
#define PAGES_STAFF_REPORT_EXPORT_H

/*
 * A paper of the council as a file, with the very figures of its page: masked there, masked here.
 *
 *     GET /exports/reports/{report}/report.html   all in one file, that asks no server
 *     GET /exports/reports/{report}/figures.zip   its tables as CSV, and how they were counted
 *
 * Both are in Japanese, as the paper is. Nobody's data are in them, so a link will do.
 */

#include "pages/page.h"

bool report_export_html(visit *v, GError **error);
bool report_export_figures(visit *v, GError **error);

#endif
