#include "store/contact.h"

#include "store/column.h"
#include "store/request_key.h"
#include "store/responses_row.h"

const char contact_form_url[] = "https://madoguchi.example/fhir/Questionnaire/consult_log";

void contact_free(contact *k)
{
    if (k == NULL) {
        return;
    }
    g_free(k->case_no);
    g_free(k->log_no);
    g_free(k->person_no);
    g_free(k->receipt_no);
    g_free(k->request_no);
    g_free(k->conf);
    json_decref(k->desks);
    g_free(k);
}

contact *contact_read(database *db, const scope *who, const contact_asked *asked, GError **error)
{
    const char *const values[] = {asked->number, asked->kind, asked->part};
    g_autoptr(PGresult) result =
        database_run(db, who, "contact_read", values, G_N_ELEMENTS(values), error);
    g_autoptr(contact) k = NULL;

    if (result == NULL || PQntuples(result) == 0) {
        return NULL;
    }
    k = g_new0(contact, 1);
    k->case_no = column_copy(result, 0, "case_no");
    k->log_no = column_copy(result, 0, "log_no");
    k->person_no = column_copy(result, 0, "person_no");
    k->receipt_no = column_copy(result, 0, "receipt_no");
    k->request_no = column_copy(result, 0, "request_no");
    k->conf = column_copy(result, 0, "conf");
    k->case_seen = column_boolean(result, 0, "case_seen");
    k->old = column_boolean(result, 0, "old");
    k->unmasked = column_boolean(result, 0, "unmasked");
    k->desks = column_json(result, 0, "desks", error);
    return k->desks != NULL ? g_steal_pointer(&k) : NULL;
}

json_t *contact_ground(database *db, const scope *who, const char *case_no, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "contact_ground", &case_no, 1, error);

    return result != NULL && PQntuples(result) == 1 ? column_json(result, 0, "ground", error)
                                                    : NULL;
}

bool contact_begin(database *db, const scope *who, const new_response *what, char **number,
                   GError **error)
{
    g_assert(what->case_no != NULL);
    return responses_begin(db, who, what, number, error);
}

bool contact_save(database *db, const scope *who, const response_seen *seen,
                  const contact_typed *typed, response_result *result, GError **error)
{
    g_autofree char *saves = responses_saves(seen);
    g_autofree char *text = json_dumps(typed->entries, JSON_COMPACT);
    g_autofree char *at = typed->at > 0 ? g_strdup_printf("%" G_GINT64_FORMAT, typed->at) : NULL;
    const char *const values[] = {seen->number, saves, text, at};
    const statement deed = {"contact_save", values, G_N_ELEMENTS(values)};

    return responses_do(db, who, &deed, result, error);
}

/* What the person of these answers is found by. */
static json_t *keys_of(const json_t *answers)
{
    json_t *keys = json_array();

    request_keys_add_name(keys, json_string_value(json_object_get(answers, "subj_name")));
    request_keys_add_kana(keys, json_string_value(json_object_get(answers, "subj_kana")));
    request_keys_add_tel(keys, json_string_value(json_object_get(answers, "caller_tel")));
    return keys;
}

bool contact_complete(database *db, const scope *who, const response_seen *seen,
                      const json_t *answers, response_result *result, GError **error)
{
    json_auto_t *keys = keys_of(answers);
    g_autofree char *keys_text = json_dumps(keys, JSON_COMPACT);
    g_autofree char *saves = responses_saves(seen);
    g_autofree char *text = answers != NULL ? json_dumps(answers, JSON_COMPACT) : NULL;
    const char *const values[] = {seen->number, saves, text, keys_text};
    const statement deed = {"contact_complete", values, G_N_ELEMENTS(values)};

    return responses_do(db, who, &deed, result, error);
}

bool contact_amend(database *db, const scope *who, const response_seen *seen,
                   const contact_correction *correction, response_result *result, GError **error)
{
    g_autofree char *saves = responses_saves(seen);
    g_autofree char *text = json_dumps(correction->entries, JSON_COMPACT);
    const char *const values[] = {seen->number, saves, text, correction->reason, correction->soon};
    const statement deed = {"contact_amend", values, G_N_ELEMENTS(values)};

    return responses_do(db, who, &deed, result, error);
}

bool contact_withdraw(database *db, const scope *who, const response_seen *seen, const char *reason,
                      response_result *result, GError **error)
{
    g_autofree char *saves = responses_saves(seen);
    const char *const values[] = {seen->number, saves, reason};
    const statement deed = {"contact_withdraw", values, G_N_ELEMENTS(values)};

    return responses_do(db, who, &deed, result, error);
}

bool contact_unmask(database *db, const scope *who, const char *number, const char *reason,
                    bool *found, GError **error)
{
    const char *const values[] = {number, reason};
    g_autoptr(PGresult) result =
        database_run(db, who, "contact_unmask", values, G_N_ELEMENTS(values), error);

    if (result == NULL) {
        return false;
    }
    *found = PQntuples(result) == 1;
    return true;
}
