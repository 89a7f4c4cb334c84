#include "pages/staff/export_facts.h"

#include "base/calendar_wareki.h"
#include "export/code_table.h"
#include "export/response_table.h"
#include "pages/staff/minute.h"
#include "pages/staff/request_view.h"

#include <string.h>

static const char file_language[] = "ja";

/* Writes the cell of one fact. */
typedef void (*fact_writer)(const visit *v, csv_writer *csv, const request_detail *of);

static calendar_date received_on(const request_detail *of)
{
    g_autofree char *iso = g_strndup(of->row->received_at, strlen("2026-09-01"));
    calendar_date date = {1, 1, 1};

    calendar_parse_iso(iso, &date);
    return date;
}

static void write_number(const visit *v, csv_writer *csv, const request_detail *of)
{
    (void)v;
    csv_cell(csv, of->row->receipt_no);
}

static void write_case(const visit *v, csv_writer *csv, const request_detail *of)
{
    (void)v;
    csv_cell(csv, of->case_no);
}

/* Excel and LibreOffice read it as a point in time. */
static void write_received(const visit *v, csv_writer *csv, const request_detail *of)
{
    g_autofree char *minute = minute_text(of->row->received_at);

    (void)v;
    csv_literal(csv, minute);
}

static void write_received_wareki(const visit *v, csv_writer *csv, const request_detail *of)
{
    g_autofree char *iso = calendar_iso(received_on(of));
    g_autofree char *wareki = calendar_wareki(iso);

    (void)v;
    csv_cell(csv, wareki);
}

static void write_year(const visit *v, csv_writer *csv, const request_detail *of)
{
    (void)v;
    csv_integer(csv, calendar_fiscal_year(received_on(of)));
}

static void write_year_wareki(const visit *v, csv_writer *csv, const request_detail *of)
{
    g_autofree char *year = calendar_wareki_fiscal_year(calendar_fiscal_year(received_on(of)));

    (void)v;
    csv_cell(csv, year);
}

static void write_municipality_code(const visit *v, csv_writer *csv, const request_detail *of)
{
    (void)of;
    csv_cell(csv, v->site->municipality->code);
}

static void write_municipality(const visit *v, csv_writer *csv, const request_detail *of)
{
    (void)of;
    csv_cell(csv, v->site->municipality->name);
}

static void write_desk_code(const visit *v, csv_writer *csv, const request_detail *of)
{
    (void)v;
    csv_cell(csv, of->row->desk_code);
}

static void write_desk(const visit *v, csv_writer *csv, const request_detail *of)
{
    (void)v;
    csv_cell(csv, of->row->desk_name);
}

static void write_label(const visit *v, csv_writer *csv, const char *prefix, const char *code)
{
    csv_cell(csv, code == NULL ? NULL : request_view_label(v->site, file_language, prefix, code));
}

static void write_state_code(const visit *v, csv_writer *csv, const request_detail *of)
{
    (void)v;
    csv_cell(csv, of->row->state);
}

static void write_state(const visit *v, csv_writer *csv, const request_detail *of)
{
    write_label(v, csv, "staff_state_", of->row->state);
}

static void write_priority_code(const visit *v, csv_writer *csv, const request_detail *of)
{
    (void)v;
    csv_integer(csv, of->row->priority);
}

static void write_priority(const visit *v, csv_writer *csv, const request_detail *of)
{
    g_autofree char *code = g_strdup_printf("%d", of->row->priority);

    write_label(v, csv, "staff_priority_", code);
}

static void write_screen_code(const visit *v, csv_writer *csv, const request_detail *of)
{
    (void)v;
    csv_cell(csv, of->row->language);
}

static void write_screen(const visit *v, csv_writer *csv, const request_detail *of)
{
    write_label(v, csv, "staff_language_", of->row->language);
}

static void write_suspect_code(const visit *v, csv_writer *csv, const request_detail *of)
{
    (void)v;
    csv_cell(csv, of->row->suspect);
}

static void write_suspect(const visit *v, csv_writer *csv, const request_detail *of)
{
    write_label(v, csv, "staff_suspect_", of->row->suspect);
}

enum { ALWAYS = 0, BY_ERA = 1 << 8, OF_BOTH = EXPORT_REQUESTS | EXPORT_CONTACTS };

static const struct {
    const char *name;
    unsigned when; /* ALWAYS, or when the choices have this: TABLE_CODES, TABLE_LABELS, BY_ERA */
    unsigned of;   /* of export_kind */
    fact_writer write;
} facts[] = {
    {"受付番号", ALWAYS, EXPORT_REQUESTS, write_number},
    {"記録番号", ALWAYS, EXPORT_CONTACTS, write_number},
    {"相談番号", ALWAYS, EXPORT_CONTACTS, write_case},
    {"受付日時（日本時間）", ALWAYS, EXPORT_REQUESTS, write_received},
    {"和暦受付日", BY_ERA, EXPORT_REQUESTS, write_received_wareki},
    {"年度", ALWAYS, OF_BOTH, write_year},
    {"和暦年度", ALWAYS, OF_BOTH, write_year_wareki},
    {"全国地方公共団体コード", ALWAYS, OF_BOTH, write_municipality_code},
    {"地方公共団体名", ALWAYS, OF_BOTH, write_municipality},
    {"窓口コード", TABLE_CODES, OF_BOTH, write_desk_code},
    {"窓口", TABLE_LABELS, OF_BOTH, write_desk},
    {"状態コード", TABLE_CODES, EXPORT_REQUESTS, write_state_code},
    {"状態", TABLE_LABELS, EXPORT_REQUESTS, write_state},
    {"優先度コード", TABLE_CODES, EXPORT_REQUESTS, write_priority_code},
    {"優先度", TABLE_LABELS, EXPORT_REQUESTS, write_priority},
    {"表示言語コード", TABLE_CODES, EXPORT_REQUESTS, write_screen_code},
    {"表示言語", TABLE_LABELS, EXPORT_REQUESTS, write_screen},
    {"要確認コード", TABLE_CODES, EXPORT_REQUESTS, write_suspect_code},
    {"要確認", TABLE_LABELS, EXPORT_REQUESTS, write_suspect},
};

static bool has_fact(const export_choices *choices, gsize i)
{
    const unsigned chosen = choices->contents | (choices->wareki ? BY_ERA : 0);

    return (facts[i].of & choices->subject->kind) != 0 &&
           (facts[i].when == ALWAYS || (facts[i].when & chosen) != 0);
}

void export_facts_header(csv_writer *csv, const export_choices *choices)
{
    for (gsize i = 0; i < G_N_ELEMENTS(facts); i++) {
        if (has_fact(choices, i)) {
            csv_cell(csv, facts[i].name);
        }
    }
}

void export_facts_row(const visit *v, csv_writer *csv, const export_choices *choices,
                      const request_detail *of)
{
    for (gsize i = 0; i < G_N_ELEMENTS(facts); i++) {
        if (has_fact(choices, i)) {
            facts[i].write(v, csv, of);
        }
    }
}

static bool write_desk_codes(const visit *v, csv_writer *csv, GError **error)
{
    size_t i = 0;
    json_t *desk = NULL;

    json_array_foreach(v->site->municipality->desks, i, desk)
    {
        json_t *names = json_object_get(desk, "name");
        const code_line line = {
            .column = "窓口コード",
            .name = "窓口",
            .code = json_string_value(json_object_get(desk, "code")),
            .display = json_string_value(json_object_get(names, file_language)),
        };
        if (!code_table_line(csv, &line, error)) {
            return false;
        }
    }
    return true;
}

/* The columns of requests whose words are in the catalog. */
static const struct {
    const char *column, *name, *prefix;
    const char *codes[6];
} worded[] = {
    {"状態コード", "状態", "staff_state_", {"open", "in_progress", "done", "spam"}},
    {"優先度コード", "優先度", "staff_priority_", {"1", "2"}},
    {"表示言語コード", "表示言語", "staff_language_", {"ja", "ja-x-easy", "en", "zh-Hans", "ko"}},
    {"要確認コード", "要確認", "staff_suspect_", {"trap", "haste"}},
};

bool export_facts_codes(const visit *v, csv_writer *csv, const export_choices *choices,
                        GError **error)
{
    if (!write_desk_codes(v, csv, error)) {
        return false;
    }
    if (choices->subject->kind == EXPORT_CONTACTS) {
        return true;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(worded); i++) {
        for (const char *const *code = worded[i].codes; *code != NULL; code++) {
            const code_line line = {
                .column = worded[i].column,
                .name = worded[i].name,
                .code = *code,
                .display = request_view_label(v->site, file_language, worded[i].prefix, *code),
            };
            if (!code_table_line(csv, &line, error)) {
                return false;
            }
        }
    }
    return true;
}
