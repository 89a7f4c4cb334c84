#include "pages/staff/today.h"

#include "base/calendar.h"
#include "pages/staff/minute.h"
#include "pages/staff/own_form.h"
#include "pages/staff/request_view.h"
#include "pages/staff/today_view.h"
#include "store/case_file.h"
#include "store/request_work.h"

#include <string.h>

/* What a button of a row does, as request_event and case_event have it. */
typedef struct {
    const char *code; /* of the button; NULL ends a table */
    const char *kind;
    const char *value; /* NULL: of "assign" who posts it, of "due" the day that was typed */
} row_deed;

static const row_deed request_deeds[] = {
    {"take", "assign", NULL}, {"done", "state", "done"}, {.code = NULL}};
static const row_deed case_deeds[] = {
    {"take", "assign", NULL}, {"watch", "state", "watch"}, {"due", "due", NULL}, {.code = NULL}};

typedef enum { ROW_DONE, ROW_CHANGED, ROW_REFUSED, ROW_GONE } row_outcome;

/* What was posted by a row. */
typedef struct {
    const char *number;
    bool is_case;
    gint64 saves;
    const row_deed *deed;
    char *account, *day; /* owned; day: ISO, NULL when what was typed is none */
    const char *note;    /* NULL when nothing was said */
} row_post;

static void row_post_clear(row_post *post)
{
    g_free(post->account);
    g_free(post->day);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(row_post, row_post_clear)

/* As the page lets one type. */
enum { NOTE_CHARACTERS_MAX = 200 };

typedef bool (*row_change)(visit *v, const row_post *post, row_outcome *outcome, GError **error);

bool today_front(visit *v, GError **error)
{
    (void)error;
    response_redirect(v->out, v->staff->role == ROLE_CONTRACTOR ? "/statistics" : "/today");
    return true;
}

/* The form of a row that was not put off has what was typed, and is open. */
static void keep_typed(json_t *view, const json_t *told)
{
    const char *number = json_string_value(json_object_get(told, "number"));
    json_t *day = json_object_get(told, "day");
    size_t i = 0;
    json_t *row = NULL;

    json_array_foreach(json_object_get(view, "rows"), i, row)
    {
        if (json_is_string(day) &&
            g_strcmp0(json_string_value(json_object_get(row, "number")), number) == 0) {
            json_object_set_new(row, "typing", json_true());
            json_object_set(row, "delay", day);
            json_object_set(row, "typed_note", json_object_get(told, "note"));
        }
    }
}

/* The list, and above it what became of a post (`told`, reference stolen; NULL: there was none). */
static bool show(visit *v, today_query *query, int status, json_t *told, GError **error)
{
    json_auto_t *said = told;
    g_autoptr(today_list) list = NULL;
    json_t *view = NULL;

    query->listing.limit = TODAY_PER_PAGE + 1;
    list = today_read(v->site->db, &v->scope, &query->listing, error);
    if (list == NULL) {
        return false;
    }
    view = today_view(v, query, list);
    keep_typed(view, said);
    json_object_set(view, "told", said != NULL ? said : json_null());
    return page_render(v, status, "staff/today", view, error);
}

bool today_page(visit *v, GError **error)
{
    today_query query;

    if (!today_query_read(v, v->in->query, &query)) {
        page_error(v, 400);
        return true;
    }
    return show(v, &query, 200, NULL, error);
}

/* A day from today on, as ISO; NULL when what was typed is none. */
static char *day_to_come(const char *typed)
{
    calendar_date day;

    return typed != NULL && calendar_parse(typed, &day) &&
                   calendar_compare(day, calendar_today()) >= 0
               ? calendar_iso(day)
               : NULL;
}

/* False when no page of ours sends such a thing. */
static bool read_post(const visit *v, const row_deed *deeds, row_post *post)
{
    const char *code = field_list_single(v->in->form, "deed");
    const char *note = field_list_get(v->in->form, "note");
    const row_deed *deed = deeds;

    while (deed->code != NULL && g_strcmp0(deed->code, code) != 0) {
        deed++;
    }
    *post = (row_post){
        .number = v->parameters.values[0],
        .is_case = deeds == case_deeds,
        .saves = own_form_at(v),
        .deed = deed,
        .account = g_strdup_printf("%" G_GINT64_FORMAT, v->staff->id),
        .day = day_to_come(field_list_get(v->in->form, "day")),
        .note = note != NULL && *note != '\0' ? note : NULL,
    };
    return deed->code != NULL && post->saves >= 0 &&
           (note == NULL || g_utf8_strlen(note, -1) <= NOTE_CHARACTERS_MAX);
}

static const char *value_of(const row_post *post)
{
    if (post->deed->value != NULL) {
        return post->deed->value;
    }
    return strcmp(post->deed->kind, "due") == 0 ? post->day : post->account;
}

static bool change_request(visit *v, const row_post *post, row_outcome *outcome, GError **error)
{
    static const row_outcome outcomes[] = {[REQUEST_DONE] = ROW_DONE,
                                           [REQUEST_CHANGED] = ROW_CHANGED,
                                           [REQUEST_GONE] = ROW_GONE,
                                           [REQUEST_REFUSED] = ROW_REFUSED};
    const request_seen seen = {post->number, post->saves};
    const request_deed deed = {.kind = post->deed->kind, .new_value = value_of(post), .note = NULL};
    request_outcome how = REQUEST_GONE;

    if (!request_change(v->site->db, &v->scope, &seen, &deed, &how, error)) {
        return false;
    }
    *outcome = outcomes[how];
    return true;
}

static bool change_case(visit *v, const row_post *post, row_outcome *outcome, GError **error)
{
    static const row_outcome outcomes[] = {[CASE_DONE] = ROW_DONE,
                                           [CASE_CHANGED] = ROW_CHANGED,
                                           [CASE_REFUSED] = ROW_REFUSED,
                                           [CASE_TAKEN] = ROW_REFUSED,
                                           [CASE_GONE] = ROW_GONE};
    const case_seen seen = {post->number, post->saves};
    const case_deed deed = {
        .kind = post->deed->kind, .new_value = value_of(post), .note = post->note};
    case_outcome how = CASE_GONE;

    if (!case_file_change(v->site->db, &v->scope, &seen, &deed, &how, error)) {
        return false;
    }
    *outcome = outcomes[how];
    return true;
}

/* Says above the list what was not done: the sentence, the number, and what had been typed. */
static json_t *told_view(const visit *v, const row_post *post, const char *key, json_t *by)
{
    return json_pack("{s:s, s:s, s:o, s:s?, s:s?}", "title",
                     catalog_get(v->site->texts, v->language, key), "number", post->number, "by",
                     by, "day", field_list_get(v->in->form, "day"), "note", post->note);
}

/* Who was quicker, when, with what, and how it stands or where it is. */
static json_t *quicker_view(const visit *v, const today_last *last, bool is_case)
{
    const char *states = is_case ? "staff_today_case_" : "staff_state_";
    g_autofree char *at = minute_text(last->at);

    return json_pack(
        "{s:s, s:s, s:s?, s:s, s:s?, s:s?, s:s?}", "at_iso", last->at, "at", at, "who",
        last->staff_name, "what",
        request_view_label(v->site, v->language, "staff_today_did_", last->kind), "to",
        last->desk_name, "state",
        last->state != NULL ? request_view_label(v->site, v->language, states, last->state) : NULL,
        "assigned", last->assigned_name);
}

/* 404 when there is nothing that a colleague did with it, as far as the session sees. */
static bool show_quicker(visit *v, today_query *query, const row_post *post, GError **error)
{
    g_autoptr(GError) fault = NULL;
    g_autoptr(today_last) last = today_last_change(v->site->db, &v->scope, post->number, &fault);

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (last == NULL) {
        page_error(v, 404);
        return true;
    }
    return show(v, query, 409,
                told_view(v, post, "staff_changed_title", quicker_view(v, last, post->is_case)),
                error);
}

static bool answer(visit *v, today_query *query, const row_post *post, row_outcome outcome,
                   GError **error)
{
    g_autofree char *href = today_query_href(&query->listing, query->listing.place);
    g_autofree char *done = g_strconcat(href, "&saved=1#saved", NULL);

    switch (outcome) {
    case ROW_DONE:
        response_redirect(v->out, done);
        return true;
    case ROW_REFUSED:
        return show(v, query, 409, told_view(v, post, "staff_today_refused", json_null()), error);
    case ROW_CHANGED:
    case ROW_GONE: /* handed over, perhaps */
        break;
    }
    return show_quicker(v, query, post, error);
}

static bool save(visit *v, const row_deed *deeds, row_change change, GError **error)
{
    g_auto(row_post) post = {0};
    today_query query;
    row_outcome outcome = ROW_GONE;

    if (!today_query_read(v, v->in->form, &query) || !read_post(v, deeds, &post)) {
        page_error(v, 400);
        return true;
    }
    if (value_of(&post) == NULL) {
        return show(v, &query, 422, told_view(v, &post, "staff_today_no_day", json_null()), error);
    }
    return change(v, &post, &outcome, error) && answer(v, &query, &post, outcome, error);
}

bool today_request_save(visit *v, GError **error)
{
    return save(v, request_deeds, change_request, error);
}

bool today_case_save(visit *v, GError **error)
{
    return save(v, case_deeds, change_case, error);
}
