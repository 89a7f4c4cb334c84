#ifndef COMMANDS_PROBLEM_REPORT_H
#define COMMANDS_PROBLEM_REPORT_H

/*
 * How the commands tell the problems of a form definition: like a compiler, so that an editor can
 * jump to them.
 *
 *     forms/intake.json:12:18: error: the linkId "a" stands in the form twice [que-2]
 *         $.item[1].linkId
 *         Give every item a linkId of its own.
 */

#include "form/definition/problem.h"

#include <stdio.h>

void problem_report(FILE *out, const char *file, const problem_list *problems);

#endif
