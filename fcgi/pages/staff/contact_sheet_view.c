#include "pages/staff/contact_sheet_view.h"

#include "form/view.h"
#include "pages/staff/contact_rules.h"
#include "pages/staff/view_issue.h"

contact_sheet contact_sheet_of(const opened_contact *k, const json_t *entries)
{
    const opened_response *r = k->response;
    const contact_ground_rules ground = {.today = r->context.form.today, .desks = k->facts->desks};
    contact_sheet sheet = {.contact = k};

    sheet.form = form_evaluate(r->questionnaire, entries != NULL ? entries : r->stored->entries,
                               &r->context.form);
    sheet.answers = form_answers(sheet.form);
    sheet.broken = contact_rules_issues(sheet.answers, &ground);
    return sheet;
}

void contact_sheet_clear(contact_sheet *sheet)
{
    g_clear_pointer(&sheet->form, form_free);
    g_clear_pointer(&sheet->answers, json_decref);
    g_clear_pointer(&sheet->broken, json_decref);
}

guint contact_sheet_issue_count(const contact_sheet *sheet)
{
    return form_issue_count(sheet->form, 0) + (guint)json_array_size(sheet->broken);
}

bool contact_sheet_is_complete(const contact_sheet *sheet)
{
    return form_first_open_page(sheet->form) == 0 && json_array_size(sheet->broken) == 0;
}

/* The node of a question in any section; its extras are opened when it is among them. */
static json_t *find_shown(json_t *view, const char *link_id)
{
    size_t i = 0;
    json_t *section = NULL;

    json_array_foreach(json_object_get(view, "sections"), i, section)
    {
        json_t *node = view_issue_node(json_object_get(section, "items"), link_id);
        if (node != NULL) {
            return node;
        }
        node = view_issue_node(json_object_get(section, "extras"), link_id);
        if (node != NULL) {
            json_object_set_new(section, "extras_open", json_true());
            return node;
        }
    }
    return NULL;
}

static void add_broken(const visit *v, json_t *view, const json_t *broken)
{
    size_t i = 0;
    const json_t *issue = NULL;

    json_array_foreach(broken, i, issue)
    {
        json_t *node = find_shown(view, json_string_value(json_object_get(issue, "link_id")));
        json_auto_t *sentence =
            page_sentence(v, json_string_value(json_object_get(issue, "key")), json_object());
        g_assert(node != NULL);
        view_issue_add(view, node, json_string_value(sentence));
    }
}

json_t *contact_hints_view(const visit *v, const json_t *answers)
{
    json_auto_t *keys = contact_rules_hints(answers);
    json_t *hints = json_array();
    size_t i = 0;
    const json_t *key = NULL;

    json_array_foreach(keys, i, key)
    {
        json_array_append_new(hints, page_sentence(v, json_string_value(key), json_object()));
    }
    return hints;
}

json_t *contact_sheet_view(const visit *v, const contact_sheet *sheet, bool show_issues)
{
    const opened_response *r = sheet->contact->response;
    json_t *view = opened_contact_view(v, sheet->contact);
    json_t *hints = contact_hints_view(v, sheet->answers);
    const int count = (int)contact_sheet_issue_count(sheet);

    json_object_update_new(view, form_sheet_view(sheet->form, show_issues));
    if (show_issues) {
        add_broken(v, view, sheet->broken);
    }
    json_object_set_new(view, "action", json_sprintf("%s/edit", r->path));
    json_object_set_new(view, "version", json_string(questionnaire_version(r->questionnaire)));
    json_object_set_new(view, "issues_title",
                        page_sentence(v, "issues_title", json_pack("{s:i}", "count", count)));
    json_object_set_new(
        view, "more",
        json_boolean(show_issues && count == 0 && form_first_open_page(sheet->form) != 0));
    json_object_set_new(view, "has_hints", json_boolean(json_array_size(hints) > 0));
    json_object_set_new(view, "hints", hints);
    json_object_set_new(view, "conflict", json_null());
    return view;
}
