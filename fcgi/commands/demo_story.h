#ifndef COMMANDS_DEMO_STORY_H
#define COMMANDS_DEMO_STORY_H

/*
 * The consultations of the demo, made up: who had which trouble, and what was done about it on
 * which day. sql/demo/contacts.json has the stories; chance, always the same, chooses among them.
 * So two fiscal years look like a desk's, and come out alike whenever they are made. Pure.
 */

#include "base/calendar.h"

#include <jansson.h>

/*
 * What stories are told of. requests are those of sql/demo/sakurano.json with their "receipt_no":
 * the first cases come of them, a case each. All are borrowed.
 */
typedef struct {
    const json_t *stories; /* sql/demo/contacts.json */
    const json_t *places;  /* sql/demo/sakurano.json: its towns */
    const json_t *requests;
    calendar_date today;
} demo_plot;

/*
 * Cases, in no order (caller owns):
 *
 *     {"person": 3, "name", "kana", "birth": "1941-05-03", "gender", "town",
 *      "desk": "north", "first_desk": "central", "receipt_no",
 *      "contacts": [{"day": "2026-09-01", "time": "10:35", "desk", "entries": {…}}, …]}
 *
 * person counts from 0; the same number is the same person, and null one who did not give a name.
 * What is not known is null. first_desk is another than desk when the case was handed over.
 * The entries lack who the officer was.
 */
json_t *demo_story_cases(const demo_plot *plot);

#endif
