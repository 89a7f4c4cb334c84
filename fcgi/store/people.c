#include "store/people.h"

#include "store/column.h"

/* The JSON of the first row; NULL without a fault when there is none. */
static json_t *read_one(database *db, const scope *who, const statement *what, GError **error)
{
    g_autoptr(PGresult) result =
        database_run(db, who, what->query, what->values, what->count, error);

    return result != NULL && PQntuples(result) > 0 ? column_json(result, 0, "found", error) : NULL;
}

json_t *person_search(database *db, const scope *who, const person_criteria *sought, GError **error)
{
    const char *const values[] = {sought->name, sought->kana, sought->birth_on,
                                  sought->tel,  sought->town, sought->number};
    const statement what = {"person_search", values, G_N_ELEMENTS(values)};

    return read_one(db, who, &what, error);
}

json_t *person_read(database *db, const scope *who, const char *person_no, const char *kind,
                    GError **error)
{
    const char *const values[] = {person_no, kind};
    const statement what = {"person_view", values, G_N_ELEMENTS(values)};

    return read_one(db, who, &what, error);
}

static bool change(database *db, const scope *who, const statement *what, person_outcome *outcome,
                   GError **error)
{
    static const char *const names[] = {[PERSON_DONE] = "done",
                                        [PERSON_CHANGED] = "changed",
                                        [PERSON_REFUSED] = "refused",
                                        [PERSON_GONE] = "gone"};
    g_autoptr(PGresult) result =
        database_run(db, who, what->query, what->values, what->count, error);

    if (result == NULL) {
        return false;
    }
    *outcome = (person_outcome)column_word(result, 0, "outcome", names, G_N_ELEMENTS(names));
    return true;
}

bool person_merge(database *db, const scope *who, const person_merging *what,
                  person_outcome *outcome, GError **error)
{
    g_autofree char *saves = g_strdup_printf("%" G_GINT64_FORMAT, what->saves);
    const char *const values[] = {what->winner, what->loser, saves, what->reason};
    const statement query = {"person_merge", values, G_N_ELEMENTS(values)};

    return change(db, who, &query, outcome, error);
}

bool person_unmerge(database *db, const scope *who, const char *winner, const char *merge,
                    person_outcome *outcome, GError **error)
{
    const char *const values[] = {winner, merge};
    const statement query = {"person_unmerge", values, G_N_ELEMENTS(values)};

    return change(db, who, &query, outcome, error);
}
