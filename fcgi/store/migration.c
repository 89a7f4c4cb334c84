#include "store/migration.h"

#include "base/fault.h"
#include "store/column.h"
#include "store/database_script.h"
#include "store/migration_file.h"

#include <string.h>

/* Migrations and their list belong to no municipality. */
static const scope nobody = {0};

/* What was applied, in order: columns number, name, sha256. NULL without error: nothing ever. */
static PGresult *read_list(database *db, GError **error)
{
    g_autoptr(PGresult) present = database_run(db, &nobody, "migration_present", NULL, 0, error);

    if (present == NULL || !column_boolean(present, 0, "present")) {
        return NULL;
    }
    return database_run(db, &nobody, "migration_list", NULL, 0, error);
}

/* True when what was applied is the beginning of what is in the folder, byte for byte. */
static bool is_prefix(const PGresult *list, const GPtrArray *files, GError **error)
{
    const int applied = list != NULL ? PQntuples(list) : 0;

    if (applied > (int)files->len) {
        fault_set(error, FAULT_CONFIGURATION, "Update this installation of madoguchi.",
                  "the database schema is newer than this program: it has %d migrations, the "
                  "folder %u",
                  applied, files->len);
        return false;
    }
    for (int i = 0; i < applied; i++) {
        const migration_file *file = g_ptr_array_index(files, i);
        if (strcmp(column_text(list, i, "sha256"), file->sha256) != 0) {
            fault_set(error, FAULT_CONFIGURATION,
                      "Restore the file; what is wrong in it is mended by a new migration.",
                      "the migration %s was changed after it had been applied", file->name);
            return false;
        }
    }
    return true;
}

static bool record(database *db, const migration_file *file, GError **error)
{
    g_autofree char *number = g_strdup_printf("%d", file->number);
    const char *const values[] = {number, file->name, file->sha256};
    g_autoptr(PGresult) recorded =
        database_run(db, &nobody, "migration_record", values, G_N_ELEMENTS(values), error);

    return recorded != NULL;
}

/* Applies the first file that is missing. False without error: none is. */
static bool apply_next(database *db, const GPtrArray *files, GError **error)
{
    g_autoptr(GError) fault = NULL;
    g_autoptr(PGresult) lock = database_run(db, &nobody, "migration_lock", NULL, 0, error);
    g_autoptr(PGresult) list = lock != NULL ? read_list(db, &fault) : NULL;
    const guint next = list != NULL ? (guint)PQntuples(list) : 0;
    const migration_file *file = NULL;

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (lock == NULL || !is_prefix(list, files, error) || next == files->len) {
        return false;
    }
    file = g_ptr_array_index(files, next);
    return database_script(db, file->name, file->text, error) && record(db, file, error);
}

bool migration_run(database *db, const char *folder, int *applied, GError **error)
{
    g_autoptr(GPtrArray) files = migration_files_load(folder, error);
    g_autoptr(GError) fault = NULL;

    *applied = 0;
    if (files == NULL) {
        return false;
    }
    for (;;) {
        if (!database_script(db, "begin", "begin", error)) {
            return false;
        }
        if (!apply_next(db, files, &fault)) {
            break;
        }
        if (!database_script(db, "commit", "commit", error)) {
            return false;
        }
        (*applied)++;
    }
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    return database_script(db, "rollback", "rollback", error);
}

bool migration_check(database *db, const char *folder, GError **error)
{
    g_autoptr(GPtrArray) files = migration_files_load(folder, error);
    g_autoptr(GError) fault = NULL;
    g_autoptr(PGresult) list = files != NULL ? read_list(db, &fault) : NULL;
    const guint applied = list != NULL ? (guint)PQntuples(list) : 0;

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (files == NULL || !is_prefix(list, files, error)) {
        return false;
    }
    if (applied < files->len) {
        fault_set(error, FAULT_CONFIGURATION, "Run: madoguchi migrate",
                  "the database schema is older than this program: %u of %u migrations are applied",
                  applied, files->len);
        return false;
    }
    return true;
}
