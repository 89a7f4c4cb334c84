#include "statistics/share.h"

gint64 share_tenths(gint64 part, gint64 whole)
{
    /* cppcheck-suppress zerodivcond // that there is a whole is asserted */
    g_assert(whole > 0);
    const gint64 size = part < 0 ? -part : part;
    const gint64 tenths = (size * 2000 + whole) / (whole * 2);

    return part < 0 ? -tenths : tenths;
}

/* The part, not yet rounded up, whose remainder is largest; of equal ones the last. */
static gsize next_to_round_up(const gint64 *remainders, gsize count)
{
    gsize found = 0;

    for (gsize i = 1; i < count; i++) {
        if (remainders[i] >= remainders[found]) {
            found = i;
        }
    }
    return found;
}

void share_percents(const gint64 *parts, gsize count, gint64 *percents)
{
    g_autofree gint64 *remainders = g_new0(gint64, count);
    gint64 whole = 0;
    gint64 left = 100;

    for (gsize i = 0; i < count; i++) {
        whole += parts[i];
    }
    for (gsize i = 0; i < count; i++) {
        percents[i] = whole > 0 ? parts[i] * 100 / whole : 0;
        remainders[i] = whole > 0 ? parts[i] * 100 % whole : 0;
        left -= percents[i];
    }
    /* What is left over is less than the number of parts with a remainder: none goes up twice. */
    for (; whole > 0 && left > 0; left--) {
        const gsize up = next_to_round_up(remainders, count);
        percents[up]++;
        remainders[up] = -1;
    }
}
