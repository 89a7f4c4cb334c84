#include "store/request_list.h"

#include "store/column.h"
#include "store/request_row.h"

/* The parameters of a listing that are not texts already. */
typedef struct {
    char *states, *limit, *received_us;
    const char *pressing, *receipt_no, *ascending;
} listing_texts;

static void listing_texts_clear(listing_texts *texts)
{
    g_free(texts->states);
    g_free(texts->limit);
    g_free(texts->received_us);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(listing_texts, listing_texts_clear)

static const char *truth(bool value)
{
    return value ? "true" : "false";
}

/* An array of PostgreSQL. */
static char *states_of(const request_filter *filter)
{
    if (filter->state != NULL) {
        return g_strdup_printf("{%s}", filter->state);
    }
    return g_strdup(g_strcmp0(filter->assigned_to, "me") == 0 ? "{open,in_progress}"
                                                              : "{open,in_progress,done}");
}

static listing_texts texts_of(const request_listing *what)
{
    listing_texts texts = {
        .states = states_of(&what->filter),
        .limit = g_strdup_printf("%d", what->limit),
        .ascending = truth((what->order == ORDER_OLDEST) != what->before),
    };

    if (what->place != NULL) {
        texts.pressing = truth(what->place->pressing);
        texts.received_us = g_strdup_printf("%" G_GINT64_FORMAT, what->place->received_us);
        texts.receipt_no = what->place->receipt_no;
    }
    return texts;
}

static PGresult *run_list(database *db, const scope *who, const request_listing *what,
                          GError **error)
{
    const request_filter *f = &what->filter;
    g_auto(listing_texts) texts = texts_of(what);
    const char *const values[] = {
        texts.states,
        f->desk_code,
        f->urgency,
        f->language,
        f->from,
        f->to,
        f->assigned_to,
        f->suspect,
        texts.pressing,
        texts.received_us,
        texts.receipt_no,
        texts.ascending,
        truth(what->order == ORDER_PRESSING),
        texts.limit,
    };

    return database_run(db, who, "request_list", values, G_N_ELEMENTS(values), error);
}

static PGresult *run_search(database *db, const scope *who, const request_listing *what,
                            GError **error)
{
    static const char *const kinds[] = {
        [SOUGHT_RECEIPT] = "receipt", [SOUGHT_TEL] = "tel", [SOUGHT_NAME] = "name"};
    const request_filter *f = &what->filter;
    g_auto(listing_texts) texts = texts_of(what);
    const char *const values[] = {
        kinds[what->sought], what->key,        texts.states,    f->desk_code,   f->urgency,
        f->language,         f->from,          f->to,           f->assigned_to, f->suspect,
        texts.received_us,   texts.receipt_no, texts.ascending, texts.limit,
    };

    return database_run(db, who, "request_search", values, G_N_ELEMENTS(values), error);
}

static void free_row(gpointer row)
{
    request_row_free(row);
}

GPtrArray *request_list(database *db, const scope *who, const request_listing *what, GError **error)
{
    g_autoptr(PGresult) result = what->sought == SOUGHT_NOTHING ? run_list(db, who, what, error)
                                                                : run_search(db, who, what, error);
    GPtrArray *list = NULL;

    if (result == NULL) {
        return NULL;
    }
    list = g_ptr_array_new_with_free_func(free_row);
    for (int i = 0; i < PQntuples(result); i++) {
        /* What stands before a place was looked for away from it. */
        const int number = what->before ? PQntuples(result) - 1 - i : i;
        g_ptr_array_add(list, request_row_listed(result, number));
    }
    return list;
}

json_t *request_counts(database *db, const scope *who, const char *desk_code, GError **error)
{
    g_autofree char *limit = g_strdup_printf("%d", REQUEST_COUNT_MAX);
    const char *const values[] = {desk_code, limit};
    g_autoptr(PGresult) result =
        database_run(db, who, "request_counts", values, G_N_ELEMENTS(values), error);

    return result != NULL ? column_json(result, 0, "counts", error) : NULL;
}

static void free_given(gpointer data)
{
    request_given *given = data;

    g_free(given->receipt_no);
    g_free(given->at);
    g_free(given->staff_name);
    g_free(given->old_name);
    g_free(given->new_name);
    g_free(given->note);
    g_free(given);
}

static request_given *read_given(const PGresult *result, int number)
{
    request_given *given = g_new0(request_given, 1);

    given->receipt_no = column_copy(result, number, "receipt_no");
    given->at = column_copy(result, number, "at");
    given->staff_name = column_copy(result, number, "staff_name");
    given->old_name = column_copy(result, number, "old_name");
    given->new_name = column_copy(result, number, "new_name");
    given->note = column_copy(result, number, "note");
    given->mine = column_boolean(result, number, "mine");
    return given;
}

GPtrArray *request_list_given(database *db, const scope *who, int limit, GError **error)
{
    g_autofree char *text = g_strdup_printf("%d", limit);
    const char *const values[] = {text};
    g_autoptr(PGresult) result =
        database_run(db, who, "request_transferred", values, G_N_ELEMENTS(values), error);
    GPtrArray *list = NULL;

    if (result == NULL) {
        return NULL;
    }
    list = g_ptr_array_new_with_free_func(free_given);
    for (int i = 0; i < PQntuples(result); i++) {
        g_ptr_array_add(list, read_given(result, i));
    }
    return list;
}
