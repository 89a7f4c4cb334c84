#ifndef EXPORT_CODE_TABLE_H
#define EXPORT_CODE_TABLE_H

/*
 * The code table that lies beside an export (コード表): one line for each code of each column that
 * has codes, so that whoever has the files alone can read them.
 *
 *     項目    項目名     コード   表示     コード体系        様式の版
 *     p_age   年齢層     u40      40歳未満 https://…/p_age   2026.1
 */

#include "export/response_table.h"

bool code_table_header(csv_writer *csv, GError **error);

/* One line. system and version are NULL for what is no form's: the states of a request. */
typedef struct {
    const char *column, *name, *code, *display, *system, *version;
} code_line;
bool code_table_line(csv_writer *csv, const code_line *line, GError **error);

/*
 * The lines of every question that has a column in the export. value_sets has the municipality's
 * own options (form_context.h).
 */
bool code_table_questions(csv_writer *csv, const table_choices *choices, const json_t *value_sets,
                          GError **error);

#endif
