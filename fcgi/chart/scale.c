#include "chart/scale.h"

#include <math.h>

scale scale_make(double largest)
{
    static const int rounds[] = {1, 2, 5};
    enum { STEPS = 5 };
    /* In tenths, which are whole numbers. */
    for (gint64 power = 1; power < G_GINT64_CONSTANT(100000000000000); power *= 10) {
        for (gsize i = 0; i < G_N_ELEMENTS(rounds); i++) {
            double step = (double)(power * rounds[i]) / 10;
            if (largest <= step * STEPS) {
                guint steps = (guint)MAX(ceil(largest / step), 1);
                return (scale){step, step * steps, steps};
            }
        }
    }
    g_assert_not_reached();
}
