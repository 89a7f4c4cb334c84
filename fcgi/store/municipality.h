#ifndef STORE_MUNICIPALITY_H
#define STORE_MUNICIPALITY_H

/*
 * What every page of a municipality shows: its name, desks, towns and texts, notices and whether it
 * is closed for maintenance. Read-only here (administrators change it through store/edit.h); the
 * zones keep it, and ask municipality_version() whether it is still so.
 */

#include "store/database.h"

#include <jansson.h>

typedef struct {
    char *code;
    char *name; /* さくら野区 */
    gint64 version;
    json_t *languages; /* tags that residents may choose: ["ja","en"…] */
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
    /*
     * [{"code","name":{"ja":…,"en":…},"tel","fax","hours":{"ja":…},"central":true,
     * "closed":false}…], those that are closed too.
     */
    json_t *desks;
    /*
     * What is to be told on the first page, now or later: [{"title":{"ja":…},"body":{"ja":…},
     * "important","starts_at","ends_at"}…]; times in seconds since 1970, ends_at may be null.
     */
    json_t *notices;
    /*
     * NULL, or {"message":{"ja":…},"ends_by_itself","starts","ends","starts_at","ends_at"}: the
     * public zone is closed or will be; starts and ends as ISO, the others in seconds since 1970.
     */
    json_t *maintenance;
} municipality;

void municipality_free(municipality *m);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(municipality, municipality_free)

/* FAULT_CONFIGURATION when the scope's municipality is not in the database. */
municipality *municipality_load(database *db, const scope *who, GError **error);

/*
 * As owner: puts the municipality of a file (docs/operations.md; checked by
 * commands/municipality_file.h) into a database that does not have it. *added is false, and nothing
 * was done, when it is there.
 */
bool municipality_add(database *db, const scope *who, const json_t *file, bool *added,
                      GError **error);

/*
 * The version of what municipality_load() would give now; -1 when there is no such municipality.
 * False with a fault.
 */
bool municipality_version(database *db, const scope *who, gint64 *version, GError **error);

/* Whether the public zone is closed at that moment (seconds since 1970). */
bool municipality_in_maintenance(const municipality *m, gint64 now);

/* The desk's JSON, or NULL. Borrowed. */
json_t *municipality_desk(const municipality *m, const char *desk_code);

/* places of a language (Japanese where it has none). Borrowed. */
json_t *municipality_places(const municipality *m, const char *language);

#endif
