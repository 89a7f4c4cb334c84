#ifndef STATISTICS_SHARE_H
#define STATISTICS_SHARE_H

/*
 * Percent, in whole numbers alone, so that no two machines round differently.
 */

#include <glib.h>

/*
 * Tenths of a percent that part is of whole, half away from zero as SQL's round() has it: 349 for
 * 120 of 344 (34.9 %), -67 for -1 of 15. whole is more than 0; |part| up to 10^15.
 */
gint64 share_tenths(gint64 part, gint64 whole);

/*
 * Whole percents that add up to 100 (largest remainder), for labels of a pie. Each part gets its
 * percent cut down; those left over go, one each, to the largest remainders, and of equal
 * remainders to the part that stands last. Of 16 answers
 *
 *     2     1    6     2     3      1    1        parts
 *     12.5  6.25 37.5  12.5  18.75  6.25 6.25     percent: 97 cut down, three left over
 *     12    6    38    13    19     6    6        the last two of three equal halves go up
 *
 * which is how Chofu's council paper prints them; giving them to the first would print 13 and 12.
 *
 * count parts of 0 or more; percents has room for as many, all 0 when the parts are.
 */
void share_percents(const gint64 *parts, gsize count, gint64 *percents);

#endif
