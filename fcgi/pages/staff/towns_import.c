#include "pages/staff/towns_import.h"

#include "import/csv_text.h"
#include "import/town_plan.h"
#include "import/town_table.h"
#include "pages/staff/own_form.h"
#include "store/town_import.h"

static const char list_path[] = "/admin/towns?saved=1#saved";
static const char import_path[] = "/admin/import/towns";
static const char check_path[] = "/admin/import/towns/check";

/* Says each fault in words: adds "message". */
static void add_messages(const visit *v, json_t *faults)
{
    size_t i = 0;
    json_t *fault = NULL;

    json_array_foreach(faults, i, fault)
    {
        const char *reason = json_string_value(json_object_get(fault, "reason"));
        g_autofree char *key = g_strconcat("staff_import_fault_", reason, NULL);
        json_object_set_new(fault, "message", page_sentence(v, key, json_object()));
    }
}

/* The page on which a file is chosen; faults: NULL, or of the one that came (reference stolen). */
static bool show_form(visit *v, json_t *faults, GError **error)
{
    const char *text = field_list_single(v->in->form, "text");
    json_auto_t *owned = faults;
    json_t *headers = json_array();

    add_messages(v, owned);
    for (const town_column *column = town_columns; column->header != NULL; column++) {
        json_array_append_new(headers, json_pack("{s:s, s:b}", "header", column->header, "required",
                                                 column->required));
    }
    return page_render(v, owned != NULL ? 422 : 200, "staff/towns_import",
                       json_pack("{s:o, s:s, s:b, s:O*}", "columns", headers, "text",
                                 text != NULL ? text : "", "faulty", owned != NULL, "faults",
                                 owned),
                       error);
}

bool towns_import_page(visit *v, GError **error)
{
    return show_form(v, NULL, error);
}

/* What came, as text: the file, or else what was pasted. NULL when it can be read by nobody. */
static char *posted_text(const visit *v)
{
    const char *pasted = field_list_single(v->in->form, "text");
    gsize length = 0;
    const char *bytes = v->in->file != NULL ? g_bytes_get_data(v->in->file->bytes, &length) : NULL;

    return bytes != NULL ? csv_text(bytes, length) : g_strdup(pasted != NULL ? pasted : "");
}

/* Codes of the desks that are open, NULL-terminated; g_free(): the codes are the municipality's. */
static const char **open_desks(const visit *v)
{
    const json_t *desks = v->site->municipality->desks;
    const char **codes = g_new0(const char *, json_array_size(desks) + 1);
    gsize count = 0;
    size_t i = 0;
    json_t *desk = NULL;

    json_array_foreach(desks, i, desk)
    {
        if (!json_is_true(json_object_get(desk, "closed"))) {
            codes[count++] = json_string_value(json_object_get(desk, "code"));
        }
    }
    return codes;
}

/* The same of the areas. */
static const char **areas_of(const visit *v)
{
    const json_t *areas = json_object_get(v->site->municipality->value_sets, "area");
    const char **codes = g_new0(const char *, json_array_size(areas) + 1);
    size_t i = 0;
    json_t *area = NULL;

    json_array_foreach(areas, i, area)
    {
        codes[i] = json_string_value(json_object_get(area, "code"));
    }
    return codes;
}

static bool stage(visit *v, const json_t *wanted, GError **error)
{
    g_auto(town_set) now = {0};

    if (!town_set_read(v->site->db, &v->scope, false, &now, error)) {
        return false;
    }
    json_auto_t *plan = town_plan(now.rows, wanted);
    if (!town_import_stage(v->site->db, &v->scope, now.saves, plan, error)) {
        return false;
    }
    response_redirect(v->out, check_path);
    return true;
}

bool towns_import_read(visit *v, GError **error)
{
    g_autofree char *text = posted_text(v);
    g_autofree const char **desks = open_desks(v);
    g_autofree const char **areas = areas_of(v);
    const town_codes known = {desks, areas};
    json_auto_t *faults = NULL;
    json_auto_t *wanted = NULL;

    if (text == NULL) {
        return show_form(
            v,
            json_pack("[{s:i, s:n, s:s, s:n}]", "line", 1, "column", "reason", "encoding", "value"),
            error);
    }
    wanted = town_table_read(text, &known, &faults);
    if (json_array_size(faults) > 0) {
        return show_form(v, json_incref(faults), error);
    }
    return stage(v, wanted, error);
}

static json_t *count_sentence(const visit *v, const json_t *plan)
{
    return page_sentence(
        v, "staff_import_counts",
        json_pack("{s:i, s:i, s:i, s:O}", "new", (int)json_array_size(json_object_get(plan, "new")),
                  "changed", (int)json_array_size(json_object_get(plan, "changed")), "vanished",
                  (int)json_array_size(json_object_get(plan, "vanished")), "same",
                  json_object_get(plan, "same")));
}

static bool show_plan(visit *v, const staged_towns *staged, int status, GError **error)
{
    const json_t *plan = staged->plan;
    const char *const lists[] = {"new", "changed", "vanished"};
    json_t *view = json_pack("{s:I, s:b, s:o}", "number", (json_int_t)staged->number, "stale",
                             staged->stale, "counts", count_sentence(v, plan));
    bool any = false;

    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
        json_t *list = json_object_get(plan, lists[i]);
        g_autofree char *has = g_strconcat("has_", lists[i], NULL);
        json_object_set(view, lists[i], list);
        json_object_set_new(view, has, json_boolean(json_array_size(list) > 0));
        any = any || json_array_size(list) > 0;
    }
    json_object_set_new(view, "nothing", json_boolean(!any));
    return page_render(v, status, "staff/towns_import_check", view, error);
}

/* What was staged; when there is nothing to be done with it the visit is answered and number is 0.
 */
static bool open_staged(visit *v, staged_towns *staged, GError **error)
{
    if (!town_import_staged(v->site->db, &v->scope, staged, error)) {
        return false;
    }
    if (staged->number == 0 || staged->applied) {
        response_redirect(v->out, staged->applied ? "/admin/towns" : import_path);
        staged->number = 0;
    }
    return true;
}

bool towns_import_check(visit *v, GError **error)
{
    g_auto(staged_towns) staged = {0};

    if (!open_staged(v, &staged, error)) {
        return false;
    }
    return staged.number == 0 || show_plan(v, &staged, 200, error);
}

static json_t *ticked(const visit *v)
{
    json_t *codes = json_array();

    for (guint i = 0; i < v->in->form->fields->len; i++) {
        const field *pair = g_ptr_array_index(v->in->form->fields, i);
        if (g_str_equal(pair->name, "retire")) {
            json_array_append_new(codes, json_string(pair->value));
        }
    }
    return codes;
}

/* The towns, or the plan, are not those that were on the screen. */
static bool show_changed(visit *v, GError **error)
{
    g_auto(staged_towns) staged = {0};

    if (!open_staged(v, &staged, error)) {
        return false;
    }
    return staged.number == 0 || show_plan(v, &staged, 409, error);
}

bool towns_import_apply(visit *v, GError **error)
{
    const gint64 number = own_form_at(v);
    json_auto_t *retire = ticked(v);
    g_auto(edit_result) result = {0};

    if (number < 1) {
        page_error(v, 400);
        return true;
    }
    if (!town_import_apply(v->site->db, &v->scope, number, retire, &result, error)) {
        return false;
    }
    if (result.outcome == EDIT_DONE) {
        response_redirect(v->out, list_path);
        return true;
    }
    return show_changed(v, error);
}
