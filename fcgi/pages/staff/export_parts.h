#ifndef PAGES_STAFF_EXPORT_PARTS_H
#define PAGES_STAFF_EXPORT_PARTS_H

/*
 * The files of a download while they are made: each in a spool file, so that neither the rows nor
 * the archive are ever in memory.
 *
 *     相談受付.csv             one row a request; 相談記録.csv, one a contact
 *     くりかえし-hours.csv     the rows of a repeating group, each; only in an archive
 *     コード表.csv             only in an archive
 *     README.txt               only in an archive
 */

#include "export/cp932.h"
#include "export/replacements.h"
#include "pages/page.h"
#include "pages/staff/export_choices.h"

#include <stdio.h>

typedef struct {
    char *name;
    FILE *file;
} export_part;

typedef struct {
    const visit *visit;
    const export_choices *choices;
    const questionnaire *q; /* the version in use gives the columns: linkIds keep their meaning */
    GPtrArray *files;       /* of export_part * */
    cp932 *page;            /* NULL for UTF-8 */
    replacements *report;   /* what CP932 lacked */
    guint64 rows;
} export_parts;

void export_parts_clear(export_parts *parts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(export_parts, export_parts_clear)

/*
 * Makes them. With check no file is to leave, which the audit trail tells apart. FAULT_DENIED when
 * the account must not, FAULT_IO.
 */
bool export_parts_make(visit *v, const export_choices *choices, const questionnaire *q, bool check,
                       export_parts *parts, GError **error);

/* A new empty file among them. Borrowed; NULL with FAULT_IO. */
FILE *export_parts_add(export_parts *parts, const char *name, GError **error);

#endif
