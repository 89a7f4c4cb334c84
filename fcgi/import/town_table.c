#include "import/town_table.h"

#include "base/japanese.h"
#include "import/csv_reader.h"

#include <string.h>

enum { NAME_CHARACTERS_MAX = 60, POSTALS_MAX = 20, POSITION_MAX = 99999 };

const town_column town_columns[] = {
    {"コード", "code", true},
    {"町名", "name.ja", true},
    {"フリガナ", "kana", true},
    {"郵便番号", "postals", true},
    {"窓口コード", "desk", true},
    {"並び順", "position", true},
    {"地区コード", "area", false},
    {"町名（やさしい日本語）", "name.ja-x-easy", false},
    {"町名（英語）", "name.en", false},
    {"町名（中国語）", "name.zh-Hans", false},
    {"町名（韓国語）", "name.ko", false},
    {NULL, NULL, false},
};

typedef struct {
    const town_codes *known;
    const town_column *columns[CSV_CELLS_MAX]; /* in the order of the file */
    guint column_count;
    GHashTable *codes; /* those that came already */
    json_t *faults;
    const csv_record *record;
    json_t *town;
} table;

static void add_fault(table *in, const town_column *column, const char *reason, const char *value)
{
    if (json_array_size(in->faults) < TOWN_FAULTS_MAX) {
        json_array_append_new(in->faults,
                              json_pack("{s:i, s:s?, s:s, s:s?}", "line", (int)in->record->line,
                                        "column", column != NULL ? column->header : NULL, "reason",
                                        reason, "value", value));
    }
}

/* Each returns NULL and sets the member, or the reason why not. */

static const char *take_code(table *in, const char *member, const char *text)
{
    if (!g_regex_match_simple("^[a-z0-9][a-z0-9_-]{0,31}$", text, G_REGEX_DOLLAR_ENDONLY, 0)) {
        return "code";
    }
    if (!g_hash_table_add(in->codes, g_strdup(text))) {
        return "code_twice";
    }
    json_object_set_new(in->town, member, json_string(text));
    return NULL;
}

static const char *take_text(table *in, const char *member, const char *text)
{
    if (japanese_first_refused(text) != 0 || strpbrk(text, "\r\n\t") != NULL) {
        return "character";
    }
    if (g_utf8_strlen(text, -1) > NAME_CHARACTERS_MAX) {
        return "too_long";
    }
    json_object_set_new(in->town, member, *text != '\0' ? json_string(text) : json_null());
    return NULL;
}

static const char *take_needed(table *in, const char *member, const char *text)
{
    return *text == '\0' ? "missing" : take_text(in, member, text);
}

/* 〒123-4567, half or full width, to seven digits; NULL when it is none. Caller frees. */
static char *read_postal(const char *text)
{
    g_autofree char *half = japanese_half_width(text);
    g_auto(GStrv) parts = g_strsplit(half, "-", -1);
    g_autofree char *digits = g_strjoinv("", parts);
    const char *bare = g_str_has_prefix(digits, "〒") ? digits + strlen("〒") : digits;

    return strlen(bare) == 7 && strspn(bare, "0123456789") == 7 ? g_strdup(bare) : NULL;
}

static gint by_text(gconstpointer left, gconstpointer right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* As the database has them: in order, each once. */
static json_t *ordered(GPtrArray *postals)
{
    json_t *list = json_array();
    const char *last = "";

    g_ptr_array_sort(postals, by_text);
    for (guint i = 0; i < postals->len; i++) {
        const char *postal = g_ptr_array_index(postals, i);
        if (strcmp(postal, last) != 0) {
            json_array_append_new(list, json_string(postal));
        }
        last = postal;
    }
    return list;
}

static const char *take_postals(table *in, const char *member, const char *text)
{
    g_autofree char *half = japanese_half_width(text);
    g_auto(GStrv) words = g_strsplit(half, " ", -1);
    g_autoptr(GPtrArray) postals = g_ptr_array_new_with_free_func(g_free);

    for (char **word = words; *word != NULL; word++) {
        char *postal = **word != '\0' ? read_postal(*word) : NULL;
        if (postal != NULL) {
            g_ptr_array_add(postals, postal);
        } else if (**word != '\0') {
            return "postal";
        }
    }
    if (postals->len > POSTALS_MAX) {
        return "too_many_postals";
    }
    json_object_set_new(in->town, member, ordered(postals));
    return NULL;
}

static const char *take_desk(table *in, const char *member, const char *text)
{
    if (!g_strv_contains(in->known->desks, text)) {
        return "desk";
    }
    json_object_set_new(in->town, member, json_pack("{s:s}", "code", text));
    return NULL;
}

static const char *take_area(table *in, const char *member, const char *text)
{
    if (*text != '\0' && !g_strv_contains(in->known->areas, text)) {
        return "area";
    }
    json_object_set_new(in->town, member,
                        *text != '\0' ? json_pack("{s:s}", "code", text) : json_null());
    return NULL;
}

static const char *take_position(table *in, const char *member, const char *text)
{
    g_autofree char *half = japanese_half_width(text);
    guint64 position = 0;

    if (!g_ascii_string_to_unsigned(half, 10, 0, POSITION_MAX, &position, NULL)) {
        return "position";
    }
    json_object_set_new(in->town, member, json_integer((json_int_t)position));
    return NULL;
}

static const struct {
    const char *member;
    const char *(*take)(table *in, const char *member, const char *text);
} takers[] = {
    {"code", take_code},       {"name.ja", take_needed}, {"kana", take_needed},
    {"postals", take_postals}, {"desk", take_desk},      {"position", take_position},
    {"area", take_area},
};

static const char *take(table *in, const char *member, const char *text)
{
    for (gsize i = 0; i < G_N_ELEMENTS(takers); i++) {
        if (strcmp(takers[i].member, member) == 0) {
            return takers[i].take(in, member, text);
        }
    }
    return take_text(in, member, text);
}

/* The apostrophe is what our own file puts before what a spreadsheet would turn into something. */
static void take_cell(table *in, const town_column *column, const char *cell)
{
    g_autofree char *text = japanese_tidy(*cell == '\'' ? cell + 1 : cell);
    const char *reason = take(in, column->member, text);

    if (reason != NULL) {
        add_fault(in, column, reason, cell);
    }
}

static const town_column *find_column(const char *header)
{
    for (const town_column *column = town_columns; column->header != NULL; column++) {
        if (strcmp(column->header, header) == 0) {
            return column;
        }
    }
    return NULL;
}

static bool has_column(const table *in, const town_column *column)
{
    for (guint i = 0; i < in->column_count; i++) {
        if (in->columns[i] == column) {
            return true;
        }
    }
    return false;
}

static void read_header(table *in)
{
    for (guint i = 0; i < in->record->cells->len; i++) {
        g_autofree char *header = japanese_tidy(g_ptr_array_index(in->record->cells, i));
        const town_column *column = find_column(header);
        if (column == NULL || has_column(in, column)) {
            add_fault(in, NULL, column == NULL ? "header" : "header_twice", header);
        } else {
            in->columns[in->column_count++] = column;
        }
    }
    for (const town_column *column = town_columns; column->header != NULL; column++) {
        if (column->required && !has_column(in, column)) {
            add_fault(in, column, "header_missing", NULL);
        }
    }
}

static void read_town(table *in, json_t *towns)
{
    if (in->record->cells->len != in->column_count) {
        add_fault(in, NULL, "cells", NULL);
        return;
    }
    in->town = json_object();
    json_array_append_new(towns, in->town);
    for (guint i = 0; i < in->column_count; i++) {
        take_cell(in, in->columns[i], g_ptr_array_index(in->record->cells, i));
    }
}

static json_t *read_records(table *in, const GPtrArray *records)
{
    json_t *towns = json_array();

    for (guint i = 0; i < records->len; i++) {
        in->record = g_ptr_array_index(records, i);
        if (i > 0) {
            read_town(in, towns);
            continue;
        }
        read_header(in);
        if (json_array_size(in->faults) > 0) {
            return towns; /* nobody knows what the cells mean */
        }
    }
    return towns;
}

json_t *town_table_read(const char *text, const town_codes *known, json_t **faults)
{
    csv_fault fault = {0};
    g_autoptr(GPtrArray) records = csv_read(text, &fault);
    g_autoptr(GHashTable) codes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    table in = {.known = known, .codes = codes, .faults = json_array()};

    *faults = in.faults;
    if (records == NULL || records->len < 2) {
        json_array_append_new(
            in.faults, json_pack("{s:i, s:n, s:s, s:n}", "line", (int)MAX(fault.line, 1), "column",
                                 "reason", records == NULL ? fault.reason : "empty", "value"));
        return json_array();
    }
    return read_records(&in, records);
}

char *town_cell(const json_t *town, const town_column *column)
{
    const json_t *value = json_object_get(town, column->member);
    GString *words = NULL;
    size_t i = 0;
    json_t *word = NULL;

    if (json_is_integer(value)) {
        return g_strdup_printf("%" JSON_INTEGER_FORMAT, json_integer_value(value));
    }
    if (json_is_object(value)) {
        return g_strdup(json_string_value(json_object_get(value, "code")));
    }
    if (!json_is_array(value)) {
        return g_strdup(json_is_string(value) ? json_string_value(value) : "");
    }
    words = g_string_new(NULL);
    json_array_foreach(value, i, word)
    {
        g_string_append_printf(words, "%s%s", i > 0 ? " " : "", json_string_value(word));
    }
    return g_string_free(words, FALSE);
}
