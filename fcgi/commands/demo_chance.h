#ifndef COMMANDS_DEMO_CHANCE_H
#define COMMANDS_DEMO_CHANCE_H

/*
 * Drawing from lists of sql/demo, and days as numbers: what the made-up consultations
 * (demo_story.h) are put together with. A day is the number of GDate's Julian calendar. Pure.
 */

#include "base/calendar.h"

#include <jansson.h>

/* One of a list, each as likely as the next; NULL of an empty one. Borrowed. */
json_t *demo_chance_of(GRand *chance, const json_t *list);

/* The same by weight: of objects with "weight", or of arrays with it in the second place. */
const json_t *demo_chance_weighted(GRand *chance, const json_t *list);

/* A number within [least, most]. */
int demo_chance_within(GRand *chance, const json_t *bounds);

/* Whether a list of strings has that one. */
bool demo_has(const json_t *list, const char *wanted);

gint64 demo_day_of(calendar_date date);

/* The day itself, or the Monday after it. */
gint64 demo_day_of_work(gint64 day);

/* "2026-09-01". The caller frees it. */
char *demo_day_text(gint64 day);

/* The desk of a town of sql/demo/sakurano.json; of none that it has, the central one. Borrowed. */
const char *demo_desk_of_town(const json_t *places, const char *town);

#endif
