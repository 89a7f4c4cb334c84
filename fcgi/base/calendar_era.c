#include "base/calendar_era.h"

#include <string.h>

/*
 * Newest first. 1912-07-30 and 1926-12-25 were days of two eras, as the new era began at once;
 * since 平成 it begins with the next day. 明治 is counted from 1868-01-25, the first day of its
 * first year by the old calendar; dates before 1873 are read as Gregorian ones.
 */
static const era eras[] = {
    {"令和", "令", "R", {2019, 5, 1}, {9999, 12, 31}},
    {"平成", "平", "H", {1989, 1, 8}, {2019, 4, 30}},
    {"昭和", "昭", "S", {1926, 12, 25}, {1989, 1, 7}},
    {"大正", "大", "T", {1912, 7, 30}, {1926, 12, 25}},
    {"明治", "明", "M", {1868, 1, 25}, {1912, 7, 30}},
};

const era *era_of(calendar_date date)
{
    for (size_t i = 0; i < G_N_ELEMENTS(eras); i++) {
        if (calendar_compare(date, eras[i].from) >= 0) {
            return &eras[i];
        }
    }
    return NULL;
}

static size_t prefix_length(const char *text, const era *row)
{
    if (g_str_has_prefix(text, row->name)) {
        return strlen(row->name);
    }
    if (g_str_has_prefix(text, row->kanji)) {
        return strlen(row->kanji);
    }
    return g_ascii_toupper(*text) == *row->letter ? 1 : 0;
}

const era *era_read(const char **at)
{
    for (size_t i = 0; i < G_N_ELEMENTS(eras); i++) {
        size_t length = prefix_length(*at, &eras[i]);
        *at += length;
        if (length > 0) {
            return &eras[i];
        }
    }
    return NULL;
}
