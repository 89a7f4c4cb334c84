#ifndef TESTS_STATISTICS_TABLES_H
#define TESTS_STATISTICS_TABLES_H

/* Figures to test with: a list of scenes, compared with the year before. */

#include "statistics/figures_builder.h"

static const char *const scenes[][2] = {
    {"daily", "日常の療養支援"}, {"transition", "入退院支援"}, {"acute", "急変時の対応"}};

/* The texts as they are shipped; the caller frees them. */
static inline catalog *shipped_texts(void)
{
    return catalog_load("texts", NULL);
}

static const figures_period last_year = {"2025-04-01", "2026-03-31", "令和7年度", "前年度"};

static inline figures_head scenes_head(const figures_period *previous)
{
    return (figures_head){.number = "T5",
                          .title = "場面別",
                          .counts = "contacts",
                          .as_of = "2026-11-24T22:30:45+09:00",
                          .period = {"2026-04-01", "2027-03-31", "令和8年度", NULL},
                          .previous = previous};
}

static const figures_column contacts_column = {.code = "contacts",
                                               .label = "件数",
                                               .unit = "件",
                                               .kind = FIGURES_COUNT,
                                               .adds = true,
                                               .with = FIGURES_WITH_ALL};

/* The rows and the one column of T5, with nothing put. */
static inline figures_builder *scenes_table(const catalog *texts, const figures_period *previous)
{
    const figures_head head = scenes_head(previous);
    figures_builder *table = figures_builder_new(texts, "ja", &head);

    for (gsize i = 0; i < G_N_ELEMENTS(scenes); i++) {
        figures_add_row(table, scenes[i][0], scenes[i][1]);
    }
    figures_add_column(table, &contacts_column);
    return table;
}

static inline void put_present(figures_builder *table, const char *row, const char *count)
{
    figures_put(table, FIGURES_PRESENT, row, "contacts", count);
}

static inline void put_previous(figures_builder *table, const char *row, const char *count)
{
    figures_put(table, FIGURES_PREVIOUS, row, "contacts", count);
}

static inline int load_texts(void **state)
{
    *state = shipped_texts();
    return *state == NULL ? -1 : 0;
}

static inline int free_texts(void **state)
{
    catalog_free(*state);
    return 0;
}

/* T5 of these three counts, and those of the year before. */
static inline json_t *scenes_of(const catalog *texts, const gint64 *now, const gint64 *before)
{
    g_autoptr(figures_builder) table = scenes_table(texts, before != NULL ? &last_year : NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(scenes); i++) {
        g_autofree char *present = g_strdup_printf("%" G_GINT64_FORMAT, now[i]);
        g_autofree char *previous =
            before != NULL ? g_strdup_printf("%" G_GINT64_FORMAT, before[i]) : NULL;
        put_present(table, scenes[i][0], present);
        put_previous(table, scenes[i][0], previous);
    }
    return figures_build(table);
}

#endif
