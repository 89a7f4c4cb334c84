#include "chart/spread.h"

static gint by_wish(gconstpointer left, gconstpointer right)
{
    const spread_item *a = left, *b = right;
    if (a->wish != b->wish) {
        return a->wish < b->wish ? -1 : 1;
    }
    return a->number < b->number ? -1 : a->number > b->number;
}

void spread(GArray *items, double from, double to)
{
    g_array_sort(items, by_wish);
    double free_from = from, free_to = to;
    for (guint i = 0; i < items->len; i++) {
        spread_item *item = &g_array_index(items, spread_item, i);
        item->place = MAX(item->wish, free_from);
        free_from = item->place + item->height;
    }
    for (guint i = items->len; i > 0; i--) {
        spread_item *item = &g_array_index(items, spread_item, i - 1);
        item->place = MIN(item->place, free_to - item->height);
        free_to = item->place;
    }
}

double spread_height(const GArray *items)
{
    double height = 0;
    for (guint i = 0; i < items->len; i++) {
        height += g_array_index(items, spread_item, i).height;
    }
    return height;
}
