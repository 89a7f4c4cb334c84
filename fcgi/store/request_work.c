#include "store/request_work.h"

#include "store/column.h"

#include <string.h>

static void free_event(gpointer data)
{
    request_event *event = data;

    g_free(event->at);
    g_free(event->staff_name);
    g_free(event->kind);
    g_free(event->old_value);
    g_free(event->new_value);
    g_free(event->old_name);
    g_free(event->new_name);
    g_free(event->item);
    g_free(event->note);
    g_free(event->state);
    g_free(event);
}

static request_event *read_event(const PGresult *result, int number)
{
    request_event *event = g_new0(request_event, 1);

    event->saves = column_integer(result, number, "saves");
    event->at = column_copy(result, number, "at");
    event->staff_name = column_copy(result, number, "staff_name");
    event->kind = column_copy(result, number, "kind");
    event->old_value = column_copy(result, number, "old");
    event->new_value = column_copy(result, number, "new");
    event->old_name = column_copy(result, number, "old_name");
    event->new_name = column_copy(result, number, "new_name");
    event->item = column_copy(result, number, "item");
    event->note = column_copy(result, number, "note");
    event->state = column_copy(result, number, "state");
    return event;
}

GPtrArray *request_events(database *db, const scope *who, const char *receipt_no, gint64 after,
                          GError **error)
{
    g_autofree char *saves = g_strdup_printf("%" G_GINT64_FORMAT, after);
    const char *const values[] = {receipt_no, saves};
    g_autoptr(PGresult) result =
        database_run(db, who, "request_events", values, G_N_ELEMENTS(values), error);
    GPtrArray *events = NULL;

    if (result == NULL) {
        return NULL;
    }
    events = g_ptr_array_new_with_free_func(free_event);
    for (int i = 0; i < PQntuples(result); i++) {
        g_ptr_array_add(events, read_event(result, i));
    }
    return events;
}

static request_outcome read_outcome(const PGresult *result)
{
    static const char *const names[] = {[REQUEST_DONE] = "done",
                                        [REQUEST_CHANGED] = "changed",
                                        [REQUEST_GONE] = "gone",
                                        [REQUEST_REFUSED] = "refused"};

    return (request_outcome)column_word(result, 0, "outcome", names, G_N_ELEMENTS(names));
}

bool request_change(database *db, const scope *who, const request_seen *seen,
                    const request_deed *deed, request_outcome *outcome, GError **error)
{
    g_autofree char *saves = g_strdup_printf("%" G_GINT64_FORMAT, seen->saves);
    const char *const values[] = {
        seen->receipt_no, saves, deed->kind, deed->new_value, deed->item, deed->note,
    };
    g_autoptr(PGresult) result =
        database_run(db, who, "request_change", values, G_N_ELEMENTS(values), error);

    if (result == NULL) {
        return false;
    }
    *outcome = read_outcome(result);
    return true;
}

json_t *request_officers(database *db, const scope *who, const char *receipt_no, GError **error)
{
    const char *const values[] = {receipt_no};
    g_autoptr(PGresult) result =
        database_run(db, who, "request_officers", values, G_N_ELEMENTS(values), error);
    json_t *officers = NULL;

    if (result == NULL) {
        return NULL;
    }
    officers = json_array();
    for (int i = 0; i < PQntuples(result); i++) {
        json_array_append_new(officers, json_pack("{s:I, s:s, s:b}", "id",
                                                  (json_int_t)column_integer(result, i, "staff_id"),
                                                  "name", column_text(result, i, "name"), "me",
                                                  column_boolean(result, i, "me")));
    }
    return officers;
}

bool request_is_unmasked(database *db, const scope *who, const char *receipt_no, bool *unmasked,
                         GError **error)
{
    const char *const values[] = {receipt_no};
    g_autoptr(PGresult) result =
        database_run(db, who, "request_unmasked", values, G_N_ELEMENTS(values), error);

    *unmasked = result != NULL && column_boolean(result, 0, "unmasked");
    return result != NULL;
}

bool request_unmask(database *db, const scope *who, const char *receipt_no, const char *reason,
                    bool *found, GError **error)
{
    const char *const values[] = {receipt_no, reason};
    g_autoptr(PGresult) result =
        database_run(db, who, "request_unmask", values, G_N_ELEMENTS(values), error);

    *found = result != NULL && PQntuples(result) == 1;
    return result != NULL;
}
