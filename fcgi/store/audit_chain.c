#include "store/audit_chain.h"

#include "store/column.h"

#include <string.h>

enum { SEALS_A_TRIP = 20, PROBLEMS_KEPT = 10, ROW_FIELDS = 10 };

static const char *const queries[] = {
    [AUDIT_HASHED_BY_DATABASE] = "audit_chain_hashes",
    [AUDIT_HASHED_HERE] = "audit_chain_rows",
};

typedef struct {
    audit_reading reading;
    const char *expected;
    audit_verdict *found;
    gint64 seal;         /* the last one that was begun */
    gint64 last_removed; /* the last one whose rows are gone */
} walk;

void audit_verdict_clear(audit_verdict *verdict)
{
    g_free(verdict->disposal);
    g_free(verdict->unsealed_since);
    g_free(verdict->head);
    json_decref(verdict->problems);
    *verdict = (audit_verdict){0};
}

static void tell(audit_verdict *verdict, const char *what, gint64 seal, gint64 row)
{
    if (json_array_size(verdict->problems) < PROBLEMS_KEPT) {
        json_array_append_new(verdict->problems,
                              json_pack("{s:s, s:I, s:I}", "what", what, "seal", (json_int_t)seal,
                                        "row", (json_int_t)row));
    }
}

static char *seal_hash(const PGresult *lines, int line)
{
    static const char *const fields[] = {"municipality", "seal_no", "sealed_at", "ids",
                                         "row_count",    "reach",   "rows_hash", "previous_hash"};
    g_autoptr(GString) text = g_string_new(NULL);

    audit_hash_field(text, "madoguchi audit seal 1");
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
        audit_hash_field(text, column_text(lines, line, fields[i]));
    }
    return audit_hash(text);
}

/* The hash of the row that is there now; NULL when none is. */
static char *row_hash(const walk *w, const PGresult *lines, int line)
{
    g_autoptr(GString) text = NULL;
    int first = 0;

    if (w->reading == AUDIT_HASHED_BY_DATABASE) {
        return column_copy(lines, line, "found_hash");
    }
    if (column_text(lines, line, "row_1") == NULL) {
        return NULL;
    }
    text = g_string_new(NULL);
    first = PQfnumber(lines, "row_1");
    for (int i = first; i < first + ROW_FIELDS; i++) {
        audit_hash_field(text, PQgetisnull(lines, line, i) ? NULL : PQgetvalue(lines, line, i));
    }
    return audit_hash(text);
}

/* A seal stands on the one before it, and is what was made. */
static void judge_seal(walk *w, const PGresult *lines, int line)
{
    audit_verdict *found = w->found;
    const gint64 seal = column_integer(lines, line, "seal_no");
    const char *disposal = column_text(lines, line, "disposal");
    g_autofree char *computed = seal_hash(lines, line);

    if (seal != w->seal + 1) {
        tell(found, "seal_missing", w->seal + 1, 0);
    } else if (g_strcmp0(column_text(lines, line, "previous_hash"), found->head) != 0) {
        tell(found, "seal_unchained", seal, 0);
    }
    g_free(found->head);
    found->head = column_copy(lines, line, "hash");
    if (strcmp(computed, found->head) != 0) {
        tell(found, "seal_changed", seal, 0);
    }
    if (w->expected != NULL && strcmp(w->expected, found->head) == 0) {
        found->found_at = seal;
    }
    if (disposal != NULL) {
        found->removed++;
        w->last_removed = seal;
        g_free(found->disposal);
        found->disposal = g_strdup(disposal);
    }
    found->seals++;
    w->seal = seal;
}

static void judge_row(walk *w, const PGresult *lines, int line, GChecksum *sealed)
{
    const gint64 row = column_integer(lines, line, "audit_id");
    const char *expected = column_text(lines, line, "sealed_hash");
    g_autofree char *there = row_hash(w, lines, line);

    if (there == NULL) {
        tell(w->found, "row_missing", w->seal, row);
    } else if (g_strcmp0(there, expected) != 0) {
        tell(w->found, "row_changed", w->seal, row);
    }
    if (expected != NULL) {
        g_checksum_update(sealed, (const guchar *)expected, (gssize)strlen(expected));
    }
    w->found->rows++;
}

/* The lines of one seal, from this one on; returns the line after them. */
static int judge_lines(walk *w, const PGresult *lines, int line)
{
    g_autoptr(GChecksum) sealed = g_checksum_new(G_CHECKSUM_SHA256);
    const bool removed = column_text(lines, line, "disposal") != NULL;
    const char *rows_hash = column_text(lines, line, "rows_hash");

    judge_seal(w, lines, line);
    while (line < PQntuples(lines) && column_integer(lines, line, "seal_no") == w->seal) {
        if (!removed) {
            judge_row(w, lines, line, sealed);
        }
        line++;
    }
    if (!removed && strcmp(g_checksum_get_string(sealed), rows_hash) != 0) {
        tell(w->found, "seal_changed", w->seal, 0);
    }
    return line;
}

/* False with a fault; *more is false when there were no more seals. */
static bool walk_on(walk *w, database *db, const scope *who, bool *more, GError **error)
{
    g_autofree char *after = g_strdup_printf("%" G_GINT64_FORMAT, w->seal);
    g_autofree char *limit = g_strdup_printf("%d", SEALS_A_TRIP);
    const char *const values[] = {after, limit};
    g_autoptr(PGresult) lines =
        database_run(db, who, queries[w->reading], values, G_N_ELEMENTS(values), error);

    if (lines == NULL) {
        return false;
    }
    for (int line = 0; line < PQntuples(lines);) {
        line = judge_lines(w, lines, line);
    }
    *more = PQntuples(lines) > 0;
    return true;
}

/* The disposal takes every seal in its turn, so those that went are all up to the last of them. */
static bool is_removal_recorded(const walk *w, const PGresult *outside)
{
    return column_text(outside, 0, "removed_through") != NULL &&
           column_integer(outside, 0, "removed_through") == w->last_removed &&
           w->found->removed == w->last_removed;
}

static bool judge_outside(walk *w, database *db, const scope *who, GError **error)
{
    audit_verdict *found = w->found;
    g_autoptr(PGresult) outside = database_run(db, who, "audit_outside", NULL, 0, error);
    json_auto_t *strays = outside != NULL ? column_json(outside, 0, "strays", error) : NULL;
    size_t i = 0;
    json_t *stray = NULL;

    if (strays == NULL) {
        return false;
    }
    found->unsealed = column_integer(outside, 0, "unsealed");
    found->unsealed_since = column_copy(outside, 0, "since");
    json_array_foreach(strays, i, stray)
    {
        tell(found, "row_stray", 0, json_integer_value(stray));
    }
    if (found->removed > 0 && !is_removal_recorded(w, outside)) {
        tell(found, "removal_unrecorded", w->last_removed, 0);
    }
    return true;
}

bool audit_verify(database *db, const scope *who, audit_reading reading, const char *expected,
                  audit_verdict *verdict, GError **error)
{
    walk w = {.reading = reading, .expected = expected, .found = verdict};
    bool more = true;

    *verdict = (audit_verdict){.problems = json_array()};
    while (more) {
        if (!walk_on(&w, db, who, &more, error)) {
            return false;
        }
    }
    if (!judge_outside(&w, db, who, error)) {
        return false;
    }
    if (expected != NULL && verdict->found_at == 0) {
        tell(verdict, "head_missing", 0, 0);
    }
    return true;
}
