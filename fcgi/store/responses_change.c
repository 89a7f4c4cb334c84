#include "base/fault.h"
#include "base/receipt_number.h"
#include "store/column.h"
#include "store/responses.h"
#include "store/responses_row.h"

#include <string.h>

/* Two numbers in a row that are taken never happen; five say that something is broken. */
enum { ATTEMPTS = 5 };

static const struct {
    const char *name;
    response_outcome outcome;
} outcomes[] = {
    {"done", RESPONSE_DONE},
    {"changed", RESPONSE_CHANGED},
    {"gone", RESPONSE_GONE},
    {"refused", RESPONSE_REFUSED},
};

static response_outcome read_outcome(const PGresult *result)
{
    const char *name = column_text(result, 0, "outcome");

    for (gsize i = 0; i < G_N_ELEMENTS(outcomes); i++) {
        if (strcmp(outcomes[i].name, name) == 0) {
            return outcomes[i].outcome;
        }
    }
    g_assert_not_reached();
}

void response_result_clear(response_result *result)
{
    g_clear_pointer(&result->now, stored_response_free);
}

bool responses_do(database *db, const scope *who, const statement *deed, response_result *result,
                  GError **error)
{
    const char *const read_values[] = {deed->values[0], NULL, NULL};
    const statement statements[] = {
        *deed,
        {"response_read", read_values, G_N_ELEMENTS(read_values)},
    };
    PGresult *rows[G_N_ELEMENTS(statements)];
    g_autoptr(GError) fault = NULL;

    *result = (response_result){0};
    if (!database_batch(db, who, statements, G_N_ELEMENTS(statements), rows, error)) {
        return false;
    }
    g_autoptr(PGresult) outcome = rows[0];
    g_autoptr(PGresult) row = rows[1];
    result->outcome = read_outcome(outcome);
    result->now = responses_row(row, &fault);
    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    return true;
}

char *responses_saves(const response_seen *seen)
{
    return g_strdup_printf("%" G_GINT64_FORMAT, seen->saves);
}

bool responses_save(database *db, const scope *who, const response_seen *seen,
                    const json_t *entries, response_result *result, GError **error)
{
    g_autofree char *saves = responses_saves(seen);
    g_autofree char *text = json_dumps(entries, JSON_COMPACT);
    const char *const values[] = {seen->number, saves, text};
    const statement deed = {"response_save", values, G_N_ELEMENTS(values)};

    return responses_do(db, who, &deed, result, error);
}

bool responses_complete(database *db, const scope *who, const response_seen *seen,
                        const json_t *answers, response_result *result, GError **error)
{
    g_autofree char *saves = responses_saves(seen);
    g_autofree char *text = answers != NULL ? json_dumps(answers, JSON_COMPACT) : NULL;
    const char *const values[] = {seen->number, saves, text};
    const statement deed = {"response_complete", values, G_N_ELEMENTS(values)};

    return responses_do(db, who, &deed, result, error);
}

bool responses_amend(database *db, const scope *who, const response_seen *seen,
                     const response_correction *correction, response_result *result, GError **error)
{
    g_autofree char *saves = responses_saves(seen);
    g_autofree char *text = json_dumps(correction->entries, JSON_COMPACT);
    const char *const values[] = {seen->number, saves, text, correction->reason};
    const statement deed = {"response_amend", values, G_N_ELEMENTS(values)};

    return responses_do(db, who, &deed, result, error);
}

bool responses_discard(database *db, const scope *who, const response_seen *seen,
                       response_result *result, GError **error)
{
    g_autofree char *saves = responses_saves(seen);
    const char *const values[] = {seen->number, saves};
    const statement deed = {"response_discard", values, G_N_ELEMENTS(values)};

    return responses_do(db, who, &deed, result, error);
}

bool responses_withdraw(database *db, const scope *who, const response_seen *seen,
                        const char *reason, response_result *result, GError **error)
{
    g_autofree char *saves = responses_saves(seen);
    const char *const values[] = {seen->number, saves, reason};
    const statement deed = {"response_withdraw", values, G_N_ELEMENTS(values)};

    return responses_do(db, who, &deed, result, error);
}

/* The outcome of one attempt, under this number; NULL with a fault. */
static PGresult *try_to_begin(database *db, const scope *who, const new_response *what,
                              const char *number, GError **error)
{
    g_autofree char *entries = json_dumps(what->entries, JSON_COMPACT);
    const char *const values[] = {
        number, what->url, what->version, what->language, what->desk_code, entries, what->case_no,
    };

    /* Of a response that is no contact there is no case to tell. */
    return what->case_no != NULL
               ? database_run(db, who, "contact_begin", values, G_N_ELEMENTS(values), error)
               : database_run(db, who, "response_begin", values, G_N_ELEMENTS(values) - 1, error);
}

bool responses_begin(database *db, const scope *who, const new_response *what, char **number,
                     GError **error)
{
    g_autofree char *tried = g_strdup(what->number);

    *number = NULL;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        g_autoptr(PGresult) result = try_to_begin(db, who, what, tried, error);
        if (result == NULL) {
            return false;
        }
        if (strcmp(column_text(result, 0, "outcome"), "taken") != 0) {
            *number = read_outcome(result) == RESPONSE_DONE ? g_steal_pointer(&tried) : NULL;
            return true;
        }
        g_free(tried);
        tried = g_strdup(response_number_new(what->fiscal_year).text);
    }
    fault_set(error, FAULT_INTERNAL, "Is the system's source of random numbers sound?",
              "%d response numbers in a row were taken", ATTEMPTS);
    return false;
}
