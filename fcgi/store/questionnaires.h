#ifndef STORE_QUESTIONNAIRES_H
#define STORE_QUESTIONNAIRES_H

/*
 * Published questionnaires, compiled once a process. A version's bytes never change once they are
 * here: publishing the same version with other bytes is refused.
 */

#include "form/questionnaire.h"
#include "store/database.h"

typedef struct questionnaires questionnaires;

questionnaires *questionnaires_new(void);
void questionnaires_free(questionnaires *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(questionnaires, questionnaires_free)

/*
 * The compiled form of (url, version), or with version NULL the active one. Kept for the process's
 * life; borrowed. NULL without error: none. FAULT_DATA when what is stored does not compile.
 */
const questionnaire *questionnaires_find(questionnaires *cache, database *db, const scope *who,
                                         const char *url, const char *version, GError **error);

/* A form as it is addressed: by its name. */
typedef struct {
    char *name, *url, *version;
    bool active; /* its version is in use: it takes answers */
} named_form;

void named_form_free(named_form *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(named_form, named_form_free)

/*
 * The form of that name, in the version that is in use, else in the one that was used last. NULL
 * without error: none.
 */
named_form *questionnaires_named(database *db, const scope *who, const char *name, GError **error);

/* The forms in use, by name. Elements are named_form *, owned. */
GPtrArray *questionnaires_list(database *db, const scope *who, GError **error);

/*
 * Forgets which version is active (called when the zone is idle), so that a newly published one is
 * found.
 */
void questionnaires_refresh(questionnaires *cache);

/*
 * Stores and activates (the version before is retired), as owner. Same bytes again: nothing
 * happens. Other bytes under the same version: FAULT_CONFLICT.
 */
bool questionnaires_publish(database *db, const scope *who, const questionnaire *q,
                            const char *bytes, gsize length, GError **error);

#endif
