#include "chart/key.h"

#include "chart/chart.h"
#include "chart/words.h"

enum { SAMPLE = 14, BEHIND_SAMPLE = 6, BETWEEN = 12 };

struct key {
    GPtrArray *texts;
    GArray *fills; /* of guint */
};

key *key_new(void)
{
    key *k = g_new0(key, 1);
    k->texts = g_ptr_array_new_with_free_func(g_free);
    k->fills = g_array_new(FALSE, FALSE, sizeof(guint));
    return k;
}

void key_free(key *k)
{
    g_ptr_array_unref(k->texts);
    g_array_unref(k->fills);
    g_free(k);
}

void key_add(key *k, const char *text, guint fill)
{
    g_ptr_array_add(k->texts, g_strdup(text));
    g_array_append_val(k->fills, fill);
}

double key_draw(const key *k, canvas *drawing, double y)
{
    double x = 0, high = 0;
    for (guint i = 0; i < k->texts->len; i++) {
        g_autoptr(GPtrArray) lines =
            words_wrap(k->texts->pdata[i], CHART_WIDTH - SAMPLE - BEHIND_SAMPLE - 2);
        double width = SAMPLE + BEHIND_SAMPLE + words_widest(lines);
        if (x > 0 && x + width > CHART_WIDTH - 1) {
            x = 0;
            y += high + 2;
            high = 0;
        }
        canvas_bar(drawing, (box){x + 1, y + 3, SAMPLE, SAMPLE}, g_array_index(k->fills, guint, i));
        canvas_lines(drawing,
                     (canvas_place){x + 1 + SAMPLE + BEHIND_SAMPLE, y, ANCHOR_START, false}, lines);
        x += width + BETWEEN;
        high = MAX(high, words_height(lines));
    }
    return y + high;
}
