#include "export/spreadsheet.h"

/* Digits of both widths: Excel of Japan reads them alike. */
#define D "[0-9０-９]"

/* A whole cell that is another value to a spreadsheet. */
static const char other_value[] =
    "^(?:"
    "[0０]" D "+(?:\\." D "*)?"                    /* 0123 */
    "|" D "{16,}"                                  /* more digits than it keeps */
    "|" D "{1,2}[-/]" D "{1,2}(?:[-/]" D "{1,4})?" /* 1-2-3 */
    "|" D "{4}[-/]" D "{1,2}"                      /* 2026-09; a whole 2026-09-01 is a date */
    "|" D "{1,4}\\." D "{1,2}\\." D "{1,4}"        /* 26.9.1 */
    "|" D "+(?:\\." D "+)?[eEｅＥ][+-]?" D "+"     /* 12E3 */
    "|" D "*\\." D "*[0０]"                        /* 1.50 */
    "|"
    "\\(" D "[0-9０-９.,]*\\)" /* (5) */
    ")\\s*$";

struct spreadsheet {
    GRegex *other_value;
};

spreadsheet *spreadsheet_new(void)
{
    spreadsheet *sheet = g_new0(spreadsheet, 1);

    sheet->other_value = g_regex_new(other_value, G_REGEX_OPTIMIZE, 0, NULL);
    g_assert(sheet->other_value != NULL);
    return sheet;
}

void spreadsheet_free(spreadsheet *sheet)
{
    if (sheet != NULL) {
        g_regex_unref(sheet->other_value);
        g_free(sheet);
    }
}

/* Every prefix that Excel or LibreOffice takes for the start of a formula. */
static bool begins_formula(const char *text)
{
    static const char *const starts[] = {"=",  "+",  "-",  "@",  "\t",
                                         "＝", "＋", "－", "＠", "\u2212"};

    for (gsize i = 0; i < G_N_ELEMENTS(starts); i++) {
        if (g_str_has_prefix(text, starts[i])) {
            return true;
        }
    }
    return false;
}

/* What is taken for another value begins so; most text does not, and is judged at once. */
static bool may_be_a_number(const char *text)
{
    const gunichar first = g_utf8_get_char(text);

    return g_unichar_isdigit(first) || first == '.' || first == '(';
}

bool spreadsheet_changes(const spreadsheet *sheet, const char *text)
{
    return begins_formula(text) ||
           (may_be_a_number(text) && g_regex_match(sheet->other_value, text, 0, NULL));
}
