#ifndef PAGES_STAFF_DISCLOSURE_RECORD_H
#define PAGES_STAFF_DISCLOSURE_RECORD_H

/*
 * A record of a disclosure, everything held about it, and the judgement of each answer.
 *
 *     GET  /admin/disclosures/{id}/records/{no}
 *     POST /admin/disclosures/{id}/records/{no}
 *     POST /admin/disclosures/{id}/records/{no}/suspend    利用停止; its end is …/resume
 *
 * What is posted to the record is, by the name of each answer, the paragraph of 78条 1項 that it is
 * withheld by, or nothing.
 */

#include "pages/page.h"

bool disclosure_record_page(visit *v, GError **error);
bool disclosure_record_judge(visit *v, GError **error);
bool disclosure_record_suspend(visit *v, GError **error);
bool disclosure_record_resume(visit *v, GError **error);

#endif
