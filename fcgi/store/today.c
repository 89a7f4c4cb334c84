#include "store/today.h"

#include "store/column.h"

static void free_row(gpointer data)
{
    today_row *row = data;

    g_free(row->kind);
    g_free(row->desk_name);
    g_free(row->state);
    g_free(row->urgency);
    g_free(row->name);
    g_free(row->moment);
    g_free(row->next_on);
    g_free(row->next_action);
    g_free(row->assigned_name);
    g_free(row->case_no);
    g_free(row->handed_at);
    g_free(row->handed_from);
    g_free(row->handed_note);
    g_free(row);
}

void today_list_free(today_list *list)
{
    if (list != NULL) {
        g_clear_pointer(&list->rows, g_ptr_array_unref);
        json_decref(list->counts);
        g_free(list->delay);
        g_free(list);
    }
}

static today_place place_of(const PGresult *result, int number)
{
    const char *moment_us = column_text(result, number, "moment_us");
    today_place place = {
        .urgent = column_boolean(result, number, "urgent"),
        .moment_us = moment_us != NULL ? g_ascii_strtoll(moment_us, NULL, 10) : -1,
    };

    g_strlcpy(place.number, column_text(result, number, "number"), sizeof place.number);
    return place;
}

static today_row *read_row(const PGresult *result, int number)
{
    today_row *row = g_new0(today_row, 1);

    row->kind = column_copy(result, number, "kind");
    row->desk_name = column_copy(result, number, "desk_name");
    row->state = column_copy(result, number, "state");
    row->urgency = column_copy(result, number, "urgency");
    row->name = column_copy(result, number, "name");
    row->moment = column_copy(result, number, "moment");
    row->next_on = column_copy(result, number, "next_on");
    row->next_action = column_copy(result, number, "next_action");
    row->assigned_name = column_copy(result, number, "assigned_name");
    row->case_no = column_copy(result, number, "case_no");
    row->handed_at = column_copy(result, number, "handed_at");
    row->handed_from = column_copy(result, number, "handed_from");
    row->handed_note = column_copy(result, number, "handed_note");
    row->saves = column_integer(result, number, "saves");
    row->mine = column_boolean(result, number, "mine");
    row->overdue = column_boolean(result, number, "overdue");
    row->place = place_of(result, number);
    return row;
}

/* There is a row even when nothing waits: it has the counts. */
static today_list *read_list(const PGresult *result, GError **error)
{
    g_autoptr(today_list) list = g_new0(today_list, 1);

    list->rows = g_ptr_array_new_with_free_func(free_row);
    list->delay = column_copy(result, 0, "delay");
    list->counts = column_json(result, 0, "counts", error);
    for (int i = 0; i < PQntuples(result) && column_text(result, i, "number") != NULL; i++) {
        g_ptr_array_add(list->rows, read_row(result, i));
    }
    return list->counts != NULL ? g_steal_pointer(&list) : NULL;
}

today_list *today_read(database *db, const scope *who, const today_listing *what, GError **error)
{
    const today_place *place = what->place;
    const bool dated = place != NULL && place->moment_us >= 0;
    g_autofree char *moment_us =
        dated ? g_strdup_printf("%" G_GINT64_FORMAT, place->moment_us) : NULL;
    g_autofree char *limit = g_strdup_printf("%d", what->limit);
    g_autofree char *most = g_strdup_printf("%d", TODAY_MOST);
    const char *const values[] = {
        what->tab,
        what->desk_code,
        what->mine ? "true" : NULL,
        place != NULL ? (place->urgent ? "true" : "false") : NULL,
        moment_us,
        place != NULL ? place->number : NULL,
        limit,
        most,
    };
    g_autoptr(PGresult) result =
        database_run(db, who, "today", values, G_N_ELEMENTS(values), error);

    return result != NULL ? read_list(result, error) : NULL;
}

void today_last_free(today_last *last)
{
    if (last != NULL) {
        g_free(last->kind);
        g_free(last->at);
        g_free(last->staff_name);
        g_free(last->desk_name);
        g_free(last->state);
        g_free(last->assigned_name);
        g_free(last);
    }
}

today_last *today_last_change(database *db, const scope *who, const char *number, GError **error)
{
    const char *const values[] = {number};
    g_autoptr(PGresult) result =
        database_run(db, who, "today_quicker", values, G_N_ELEMENTS(values), error);
    today_last *last = NULL;

    if (result == NULL || PQntuples(result) == 0) {
        return NULL;
    }
    last = g_new0(today_last, 1);
    last->kind = column_copy(result, 0, "kind");
    last->at = column_copy(result, 0, "at");
    last->staff_name = column_copy(result, 0, "staff_name");
    last->desk_name = column_copy(result, 0, "desk_name");
    last->state = column_copy(result, 0, "state");
    last->assigned_name = column_copy(result, 0, "assigned_name");
    return last;
}

bool today_write_morning(database *db, const scope *who, gint64 *written, GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "morning_write", NULL, 0, error);

    if (result == NULL) {
        return false;
    }
    *written = column_integer(result, 0, "written");
    return true;
}
