#include "export/replacements.h"

#include <stdbool.h>

typedef struct {
    gunichar character;
    char *by;
    guint64 count;
} tally;

typedef struct {
    char *row, *column;
    GString *characters;
} place;

struct replacements {
    GHashTable *tallies; /* of tally, by its own character */
    GArray *places;      /* of place */
    place last;          /* the cell told last; its characters are borrowed from places, or NULL */
    guint64 total, other_characters, other_cells;
};

static void free_tally(gpointer data)
{
    tally *t = data;

    g_free(t->by);
    g_free(t);
}

static void clear_place(gpointer data)
{
    place *p = data;

    g_free(p->row);
    g_free(p->column);
    g_string_free(p->characters, TRUE);
}

replacements *replacements_new(void)
{
    replacements *report = g_new0(replacements, 1);

    report->tallies = g_hash_table_new_full(g_int_hash, g_int_equal, NULL, free_tally);
    report->places = g_array_new(FALSE, FALSE, sizeof(place));
    g_array_set_clear_func(report->places, clear_place);
    return report;
}

void replacements_free(replacements *report)
{
    if (report == NULL) {
        return;
    }
    g_hash_table_destroy(report->tallies);
    g_array_free(report->places, TRUE);
    g_free(report->last.row);
    g_free(report->last.column);
    g_free(report);
}

static void count(replacements *report, gunichar character, const char *by)
{
    tally *t = g_hash_table_lookup(report->tallies, &character);

    if (t == NULL) {
        if (g_hash_table_size(report->tallies) >= REPLACEMENTS_CHARACTERS_MAX) {
            report->other_characters++;
            return;
        }
        t = g_new0(tally, 1);
        t->character = character;
        t->by = g_strdup(by);
        g_hash_table_insert(report->tallies, &t->character, t);
    }
    t->count++;
}

static bool is_same_cell(const replacements *report, const char *row, const char *column)
{
    return g_strcmp0(report->last.row, row) == 0 && g_strcmp0(report->last.column, column) == 0;
}

/* Makes the cell the one told last, and keeps it while there is room. */
static void enter_cell(replacements *report, const char *row, const char *column)
{
    g_free(report->last.row);
    g_free(report->last.column);
    report->last = (place){g_strdup(row), g_strdup(column), NULL};
    if (report->places->len < REPLACEMENTS_PLACES_MAX) {
        const place kept = {g_strdup(row), g_strdup(column), g_string_new(NULL)};
        g_array_append_val(report->places, kept);
        report->last.characters = kept.characters;
    } else {
        report->other_cells++;
    }
}

static bool can_be_seen(gunichar character)
{
    return g_unichar_isgraph(character) && !g_unichar_iszerowidth(character);
}

void replacements_add(replacements *report, gunichar character, const char *by, const char *row,
                      const char *column)
{
    report->total++;
    count(report, character, by);
    if (!is_same_cell(report, row, column)) {
        enter_cell(report, row, column);
    }
    if (report->last.characters != NULL && can_be_seen(character)) {
        g_string_append_unichar(report->last.characters, character);
    }
}

guint64 replacements_total(const replacements *report)
{
    return report->total;
}

static gint by_frequency(gconstpointer left, gconstpointer right)
{
    const tally *a = left;
    const tally *b = right;

    if (a->count != b->count) {
        return a->count > b->count ? -1 : 1;
    }
    return a->character < b->character ? -1 : 1;
}

static json_t *tally_view(const tally *t)
{
    char character[7] = "";
    json_t *view = json_pack("{s:o, s:I}", "code", json_sprintf("U+%04X", t->character), "count",
                             (json_int_t)t->count);

    if (can_be_seen(t->character)) {
        character[g_unichar_to_utf8(t->character, character)] = '\0';
        json_object_set_new(view, "character", json_string(character));
    }
    if (g_str_equal(t->by, " ")) {
        json_object_set_new(view, "space", json_true());
    } else if (t->by[0] != '\0') {
        json_object_set_new(view, "by", json_string(t->by));
    }
    return view;
}

static json_t *tallies_view(const replacements *report)
{
    json_t *list = json_array();
    GList *sorted = g_list_sort(g_hash_table_get_values(report->tallies), by_frequency);

    for (const GList *at = sorted; at != NULL; at = at->next) {
        json_array_append_new(list, tally_view(at->data));
    }
    g_list_free(sorted);
    return list;
}

static json_t *cells_view(const replacements *report)
{
    json_t *list = json_array();

    for (guint i = 0; i < report->places->len; i++) {
        const place *p = &g_array_index(report->places, place, i);
        json_array_append_new(list, json_pack("{s:s, s:s, s:s}", "row", p->row, "column", p->column,
                                              "characters", p->characters->str));
    }
    return list;
}

json_t *replacements_view(const replacements *report)
{
    return json_pack("{s:I, s:o, s:o, s:I, s:I}", "total", (json_int_t)report->total, "characters",
                     tallies_view(report), "cells", cells_view(report), "more_characters",
                     (json_int_t)report->other_characters, "more_cells",
                     (json_int_t)report->other_cells);
}
