#ifndef PAGES_STAFF_STATISTICS_ASKS_H
#define PAGES_STAFF_STATISTICS_ASKS_H

/*
 * What a page of tables asks the database: gathered first, each query once a period however many
 * tables need it and whatever items they need of it, then sent in one round trip, then looked up.
 */

#include "pages/page.h"
#include "pages/staff/statistics_period.h"

typedef enum { ASKED_PRESENT, ASKED_PREVIOUS } asked_time;

typedef struct statistics_asks statistics_asks;

/* The period is borrowed. */
statistics_asks *statistics_asks_new(const statistics_period *period);
void statistics_asks_free(statistics_asks *asks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(statistics_asks, statistics_asks_free)

/*
 * item is of statistics_items alone, NULL otherwise: whether by persons, too. Strings are borrowed.
 * Of the previous period nothing is asked when there is none.
 */
void statistics_asks_add(statistics_asks *asks, asked_time time, const char *query,
                         const char *item, bool people);

/* Sends them. noted: statistics_read(). */
bool statistics_asks_send(statistics_asks *asks, visit *v, const json_t *noted, GError **error);

/* The statistics_value * of all items, borrowed; NULL when the query was not added. */
const GPtrArray *statistics_asks_values(const statistics_asks *asks, asked_time time,
                                        const char *query);

#endif
