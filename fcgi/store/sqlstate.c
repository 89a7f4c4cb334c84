#include "store/sqlstate.h"

#include <string.h>

typedef struct {
    const char *prefix; /* a code, or the first two characters that name a class */
    fault_code code;
    bool spoils_connection;
    const char *hint;
} sqlstate_row;

/* PostgreSQL's manual, appendix A. The first row that fits decides: codes stand before classes. */
static const sqlstate_row rows[] = {
    {.prefix = "23505", .code = FAULT_CONFLICT}, /* unique_violation */
    {.prefix = "40001", .code = FAULT_CONFLICT}, /* serialization_failure */
    {.prefix = "40P01", .code = FAULT_CONFLICT}, /* deadlock_detected */
    {.prefix = "23503", .code = FAULT_DATA},     /* foreign_key_violation */
    {.prefix = "42501", .code = FAULT_DENIED},   /* insufficient_privilege, row security too */
    {.prefix = "57014", .code = FAULT_TIMEOUT},  /* query_canceled: statement_timeout */
    {.prefix = "55P03", .code = FAULT_TIMEOUT},  /* lock_not_available: lock_timeout */
    {.prefix = "25006", /* read_only_sql_transaction: the primary became a standby */
     .code = FAULT_UNAVAILABLE,
     .spoils_connection = true},
    {.prefix = "0A000", /* "cached plan must not change result type": migrated under our feet */
     .code = FAULT_UNAVAILABLE,
     .spoils_connection = true},
    {.prefix = "26000", /* invalid_sql_statement_name: somebody discarded our statements */
     .code = FAULT_UNAVAILABLE,
     .spoils_connection = true},
    {.prefix = "42P01", /* undefined_table */
     .code = FAULT_INTERNAL,
     .hint = "Is the schema migrated? Run: madoguchi migrate --check"},
    {.prefix = "42883", /* undefined_function */
     .code = FAULT_INTERNAL,
     .hint = "Is the schema migrated? Run: madoguchi migrate --check"},
    {.prefix = "53", /* insufficient resources: disk full, out of memory, too many connections */
     .code = FAULT_UNAVAILABLE,
     .hint = "The database server is short of disk, memory or connections: see its log."},
    {.prefix = "57", .code = FAULT_UNAVAILABLE, .spoils_connection = true}, /* shutting down */
    {.prefix = "08", .code = FAULT_UNAVAILABLE, .spoils_connection = true}, /* connection */
};

static const sqlstate_row anything_else = {.prefix = "", .code = FAULT_INTERNAL};
static const sqlstate_row no_code = {
    .prefix = "", .code = FAULT_UNAVAILABLE, .spoils_connection = true};

static const sqlstate_row *find_row(const char *sqlstate)
{
    if (sqlstate == NULL) {
        return &no_code;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (g_str_has_prefix(sqlstate, rows[i].prefix)) {
            return &rows[i];
        }
    }
    return &anything_else;
}

fault_code sqlstate_fault(const char *sqlstate)
{
    return find_row(sqlstate)->code;
}

bool sqlstate_spoils_connection(const char *sqlstate)
{
    return find_row(sqlstate)->spoils_connection;
}

void sqlstate_set_fault(GError **error, const PGresult *failed, const char *query)
{
    const char *sqlstate = PQresultErrorField(failed, PG_DIAG_SQLSTATE);
    const char *constraint = PQresultErrorField(failed, PG_DIAG_CONSTRAINT_NAME);
    const sqlstate_row *row = find_row(sqlstate);

    fault_set(error, row->code, row->hint, "the query \"%s\" failed with SQLSTATE %s%s%s", query,
              sqlstate != NULL ? sqlstate : "unknown (connection lost)",
              constraint != NULL ? " on " : "", constraint != NULL ? constraint : "");
}
