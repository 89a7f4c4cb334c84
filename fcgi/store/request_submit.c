#include "base/fault.h"
#include "store/column.h"
#include "store/request.h"

#include <string.h>

/*
 * 32^6 numbers a year: two in a row that are taken never happen, five say that something is broken.
 */
enum { ATTEMPTS = 5 };

typedef struct {
    const char *name;
    submit_outcome outcome;
} outcome_row;

static const outcome_row outcomes[] = {
    {"submitted", SUBMITTED},
    {"changed", SUBMIT_CHANGED},
    {"gone", SUBMIT_GONE},
};

void receipt_free(receipt *r)
{
    if (r == NULL) {
        return;
    }
    g_free(r->receipt_no);
    g_free(r->desk_code);
    g_free(r->received_at);
    g_free(r);
}

static receipt *read_receipt(const PGresult *result)
{
    receipt *r = g_new0(receipt, 1);

    r->receipt_no = column_copy(result, 0, "receipt_no");
    r->desk_code = column_copy(result, 0, "desk");
    r->priority = (int)column_integer(result, 0, "priority");
    r->received_at = column_copy(result, 0, "received_at");
    return r;
}

static PGresult *run_submit(database *db, const scope *who, const submission *what, GError **error)
{
    const receipt_number number = receipt_number_new(what->fiscal_year);
    g_autofree char *revision = g_strdup_printf("%" G_GINT64_FORMAT, what->draft_revision);
    g_autofree char *priority = g_strdup_printf("%d", what->priority);
    g_autofree char *answers = json_dumps(what->answers, JSON_COMPACT);
    g_autofree char *keys = what->keys != NULL ? json_dumps(what->keys, JSON_COMPACT) : NULL;
    const char *const values[] = {
        what->key,
        revision,
        number.text,
        what->url,
        what->version,
        what->language,
        answers,
        what->town_code,
        priority,
        what->urgency,
        what->consulter_name,
        what->email,
        what->trapped ? "true" : "false",
        keys != NULL ? keys : "[]",
    };

    return database_run(db, who, "request_submit", values, G_N_ELEMENTS(values), error);
}

bool request_submit(database *db, const scope *who, const submission *what, submit_outcome *outcome,
                    receipt **out, GError **error)
{
    *out = NULL;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        g_autoptr(PGresult) result = run_submit(db, who, what, error);
        if (result == NULL) {
            return false;
        }
        const char *name = column_text(result, 0, "outcome");
        for (size_t i = 0; i < G_N_ELEMENTS(outcomes); i++) {
            if (strcmp(outcomes[i].name, name) == 0) {
                *outcome = outcomes[i].outcome;
                *out = *outcome == SUBMITTED ? read_receipt(result) : NULL;
                return true;
            }
        }
    }
    fault_set(error, FAULT_INTERNAL, "Is the system's source of random numbers sound?",
              "%d receipt numbers in a row were taken", ATTEMPTS);
    return false;
}

receipt *receipt_find(database *db, const scope *who, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "receipt_find", NULL, 0, error);

    receipt *found = result != NULL && PQntuples(result) == 1 ? read_receipt(result) : NULL;

    if (found != NULL) {
        found->shared = column_boolean(result, 0, "shared");
    }
    return found;
}
