#include "chart/scale.h"

#include <math.h>

scale scale_make(double largest)
{
    static const double rounds[] = {1, 2, 5};
    enum { STEPS = 5 };
    for (double tenths = 1; tenths < 1e14; tenths *= 10) {
        for (gsize i = 0; i < G_N_ELEMENTS(rounds); i++) {
            double step = tenths * rounds[i] / 10;
            if (largest <= step * STEPS) {
                guint steps = (guint)MAX(ceil(largest / step), 1);
                return (scale){step, step * steps, steps};
            }
        }
    }
    g_assert_not_reached();
}
