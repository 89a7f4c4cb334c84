#ifndef IMPORT_TOWN_PLAN_H
#define IMPORT_TOWN_PLAN_H

/*
 * What a file of towns would change: told before anything is done. Pure.
 */

#include <jansson.h>

/*
 * now, wanted: answers of towns, each with its "code" (town_table.h). The plan is
 *
 *     {"rows":     [ answers of those that are new or change, for the database … ],
 *      "new":      [ {"code","name"} … ],
 *      "changed":  [ {"code","name","changes":[{"column","old","new"}…]} … ],
 *      "vanished": [ {"code","name"} … ],   those that the file has not
 *      "same":     a number }
 *
 * Caller owns.
 */
json_t *town_plan(const json_t *now, const json_t *wanted);

#endif
