#include "store/contact_readers.h"

#include "store/column.h"

json_t *contact_readers(database *db, const scope *who, const char *number, GError **error)
{
    const char *const values[] = {number};
    g_autoptr(PGresult) result =
        database_run(db, who, "contact_reader_list", values, G_N_ELEMENTS(values), error);

    return result == NULL || column_text(result, 0, "readers") == NULL
               ? NULL
               : column_json(result, 0, "readers", error);
}

static bool run(database *db, const scope *who, const statement *what, reader_outcome *outcome,
                GError **error)
{
    static const char *const names[] = {[READER_DONE] = "done",
                                        [READER_GONE] = "gone",
                                        [READER_UNKNOWN] = "unknown",
                                        [READER_OPEN] = "open"};
    g_autoptr(PGresult) result =
        database_run(db, who, what->query, what->values, what->count, error);

    if (result == NULL) {
        return false;
    }
    *outcome = (reader_outcome)column_word(result, 0, "outcome", names, G_N_ELEMENTS(names));
    return true;
}

bool contact_reader_name(database *db, const scope *who, const reader_named *named,
                         reader_outcome *outcome, GError **error)
{
    const char *const values[] = {named->number, named->staff, named->reason};
    const statement what = {"contact_reader_name", values, G_N_ELEMENTS(values)};

    return run(db, who, &what, outcome, error);
}

bool contact_reader_drop(database *db, const scope *who, const reader_named *named,
                         reader_outcome *outcome, GError **error)
{
    const char *const values[] = {named->number, named->staff};
    const statement what = {"contact_reader_drop", values, G_N_ELEMENTS(values)};

    return run(db, who, &what, outcome, error);
}
