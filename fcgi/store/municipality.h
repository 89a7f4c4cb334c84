#ifndef STORE_MUNICIPALITY_H
#define STORE_MUNICIPALITY_H

/*
 * What every page of a municipality shows: its name, desks, towns and texts. Read-only here, cached
 * by the zones for a short time.
 */

#include "store/database.h"

#include <jansson.h>

typedef struct {
    char *code;
    char *name; /* さくら野区 */
    /*
     * Per language: {"ja":{"city","desk_name","desk_tel","desk_hours","reply_days",
     * "retention_years","contractor","disclosure_desk","disclosure_tel","crisis_list",
     * "mail_domain",…},"en":{…}}; city is the municipality's name, desk_* are the central desk's.
     */
    json_t *places;
    /*
     * form_context.value_sets: by name, options {"code","display","displays":{"en":…}} in reading
     * order. "town" (its options have "desk" and "postals":["9990101"] as well), "desk", "area" and
     * whatever has rows in value_set_option. "staff" is not for every zone: staff_options().
     */
    json_t *value_sets;
    /* [{"code","name":{"ja":…,"en":…},"tel","fax","hours":{"ja":…},"central":true}…] */
    json_t *desks;
} municipality;

void municipality_free(municipality *m);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(municipality, municipality_free)

/* FAULT_CONFIGURATION when the scope's municipality is not in the database. */
municipality *municipality_load(database *db, const scope *who, GError **error);

/* The desk's JSON, or NULL. Borrowed. */
json_t *municipality_desk(const municipality *m, const char *desk_code);

/* places of a language (Japanese where it has none). Borrowed. */
json_t *municipality_places(const municipality *m, const char *language);

#endif
