#include "pages/step_fields.h"

#include "form/entries.h"

#include <string.h>

/* Those with a colon are of some pages only: no question has such a name. */
static const char *const own_fields[] = {
    "key",    "version",  "revision", "from",    "step",     "action",  "add",
    "remove", "language", ":desk",    ":number", ":reason",  ":device", ":turn",
    ":at",    ":receipt", ":case",    ":person", ":contact", NULL,
};

/* A new row, or the last of a question's fields. A group that is full stays as it is. */
static char *add(const questionnaire *q, json_t *entries, const char *name)
{
    g_autofree char *place = NULL;

    if (!entries_add(q, entries, name, &place)) {
        return NULL;
    }
    if (strcmp(place, name) != 0) {
        return g_steal_pointer(&place);
    }
    return g_strdup_printf("%s-%zu", name, json_array_size(json_object_get(entries, name)));
}

/* The button of the group, which is where the row was. */
static char *take_away(const questionnaire *q, json_t *entries, const char *row)
{
    g_autofree char *group = NULL;

    return entries_remove(q, entries, row, &group) ? g_strconcat(group, "-add", NULL) : NULL;
}

static char *change_rows(const visit *v, const questionnaire *q, json_t *entries)
{
    const char *added = field_list_single(v->in->form, "add");
    const char *removed = field_list_single(v->in->form, "remove");

    if (added != NULL) {
        return add(q, entries, added);
    }
    return removed != NULL ? take_away(q, entries, removed) : NULL;
}

static json_t *accept(const visit *v, const questionnaire *q, int page, char **focus)
{
    g_autofree char *offender = NULL;
    json_auto_t *fields = page_fields(v, own_fields);
    json_t *entries = entries_accept(q, page, fields, &offender);

    *focus = NULL;
    if (entries != NULL) {
        *focus = change_rows(v, q, entries);
    }
    return entries;
}

json_t *step_fields_accept(const visit *v, const questionnaire *q, int page, char **focus)
{
    *focus = NULL;
    return page >= 1 && page <= questionnaire_page_count(q) ? accept(v, q, page, focus) : NULL;
}

json_t *step_fields_accept_sheet(const visit *v, const questionnaire *q, char **focus)
{
    return accept(v, q, ENTRIES_ALL_PAGES, focus);
}

gint64 step_fields_revision(const visit *v)
{
    const char *text = field_list_single(v->in->form, "revision");
    guint64 revision = 0;

    if (text == NULL || !g_ascii_string_to_unsigned(text, 10, 0, G_MAXINT64, &revision, NULL)) {
        return -1;
    }
    return (gint64)revision;
}

json_t *step_fields_kept(const visit *v)
{
    return field_list_get(v->in->form, "asked") != NULL ? page_kept_fields(v, own_fields)
                                                        : json_null();
}
