#ifndef STORE_TOWN_IMPORT_H
#define STORE_TOWN_IMPORT_H

/*
 * All towns at once: out as a list, in as a plan (import/town_plan.h) that is kept between the look
 * at it and the click, and is done only while the towns are still those that it was made from.
 */

#include "store/edit.h"

typedef struct {
    json_t *rows; /* answers of every town in use, each with its "code" */
    gint64 saves; /* of any of them */
} town_set;
void town_set_clear(town_set *set);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(town_set, town_set_clear)

/* noted: with the audit row of an export, without which there is none. */
bool town_set_read(database *db, const scope *who, bool noted, town_set *set, GError **error);

/* Keeps the plan for the session's account; it replaces the one before. */
bool town_import_stage(database *db, const scope *who, gint64 saves, const json_t *plan,
                       GError **error);

typedef struct {
    gint64 number; /* 0: there is none */
    json_t *plan;
    bool stale; /* the towns were changed since */
    bool applied;
} staged_towns;
void staged_towns_clear(staged_towns *staged);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(staged_towns, staged_towns_clear)

bool town_import_staged(database *db, const scope *who, staged_towns *staged, GError **error);

/* retire: an array of codes. */
bool town_import_apply(database *db, const scope *who, gint64 number, const json_t *retire,
                       edit_result *result, GError **error);

#endif
