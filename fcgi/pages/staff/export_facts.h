#ifndef PAGES_STAFF_EXPORT_FACTS_H
#define PAGES_STAFF_EXPORT_FACTS_H

/*
 * The first columns of a download: what the desk knows of a request or contact besides its answers.
 * They are Japanese whatever language the page is in: next year's file is laid beside this year's.
 */

#include "export/csv.h"
#include "pages/page.h"
#include "pages/staff/export_choices.h"

void export_facts_header(csv_writer *csv, const export_choices *choices);
void export_facts_row(const visit *v, csv_writer *csv, const export_choices *choices,
                      const request_detail *of);

/* Their lines of the code table. */
bool export_facts_codes(const visit *v, csv_writer *csv, const export_choices *choices,
                        GError **error);

#endif
