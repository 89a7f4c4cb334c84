#include "export/code_table.h"

#include "export/withheld.h"
#include "form/item_type.h"
#include "text/catalog.h"

bool code_table_header(csv_writer *csv, GError **error)
{
    static const char *const names[] = {"項目", "項目名",     "コード",
                                        "表示", "コード体系", "様式の版"};

    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        csv_cell(csv, names[i]);
    }
    return csv_end_row(csv, error);
}

bool code_table_line(csv_writer *csv, const code_line *line, GError **error)
{
    csv_cell(csv, line->column);
    csv_cell(csv, line->name);
    csv_cell(csv, line->code);
    csv_cell(csv, line->display);
    csv_cell(csv, line->system);
    csv_cell(csv, line->version);
    return csv_end_row(csv, error);
}

static bool write_options(csv_writer *csv, const table_choices *choices, const item *it,
                          const json_t *value_sets, GError **error)
{
    const char *language = questionnaire_language(choices->q);
    g_autofree char *name =
        it->text.base != NULL ? text_fill(it->text.base, choices->places) : NULL;
    const gsize size = option_list_size(&it->options, value_sets);

    for (gsize i = 0; i < size; i++) {
        const shown_option shown = option_list_show(&it->options, value_sets, i, language);
        g_autofree char *display = text_fill(shown.base, choices->places);
        const code_line line = {it->link_id, name,         shown.code,
                                display,     shown.system, questionnaire_version(choices->q)};
        if (!code_table_line(csv, &line, error)) {
            return false;
        }
    }
    return true;
}

bool code_table_questions(csv_writer *csv, const table_choices *choices, const json_t *value_sets,
                          GError **error)
{
    g_autofree withholding *found = withheld_find(choices->q, choices->sensitive);

    for (guint i = 0; i < questionnaire_item_count(choices->q); i++) {
        const item *it = questionnaire_item(choices->q, i);
        const bool coded = it->type->answerable && it->type->has_options && found[i] != WITHHELD;

        if (coded && !write_options(csv, choices, it, value_sets, error)) {
            return false;
        }
    }
    return true;
}
