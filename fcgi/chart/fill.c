#include "chart/fill.h"

#define WHITE "#ffffff"
#define BLUE "#00118f"

/* Neighbours in the table are neighbours in charts. One alone is plain: in forced colours all
 * inks are one. */
static const fill_style styles[FILL_ALL] = {
    {BLUE, BLUE, "", "0", NULL},
    {"#b03a00", WHITE, "M-2 2L2 -2M0 8L8 0M6 10L10 6", "2.2", "7 4"},
    {"#197a4b", WHITE, "M1 2h2M5 6h2", "2.4", "2 4"},
    {"#5a5a5a", WHITE, "M0 2h4M4 6h4", "4", "12 4 2 4"},
    {"#8a0d6b", WHITE, "M0 0L8 8M0 8L8 0", "1.1", "5 2"},
    {"#00606e", WHITE, "M0 2h8M0 6h8", "1.6", "9 3"},
    {"#7a4a00", WHITE, "M2 0v8M6 0v8", "1", "4 6"},
    {"#333333", WHITE, "", "0", "1 3"},
    {"#4d4d4d", WHITE, "M-2 6L2 10M0 0L8 8M6 -2L10 2", "1.2", NULL},
};

const fill_style *fill_get(guint number)
{
    g_assert(number < FILL_ALL);
    return &styles[number];
}

guint fill_of(gsize number)
{
    return (guint)(number % FILL_COUNT);
}
