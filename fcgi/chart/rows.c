#include "chart/rows.h"

#include "chart/chart.h"
#include "chart/words.h"

enum { LABEL_ROOM = 152, LABEL_LINES = 3, OUTLINE = 1 };

row_frame rows_frame(const GPtrArray *labels, bool above, double aside)
{
    double widest = 0;
    for (guint i = 0; i < labels->len; i++) {
        g_autoptr(GPtrArray) lines = words_wrap(labels->pdata[i], LABEL_ROOM);
        widest = MAX(widest, words_widest(lines));
        above = above || lines->len > LABEL_LINES;
    }
    double right = aside > 0 ? CHART_WIDTH - aside - ROWS_ASIDE : CHART_WIDTH;
    return (row_frame){above, above ? OUTLINE : widest + ROWS_ASIDE, right - OUTLINE};
}

row_band rows_label(canvas *drawing, const row_frame *frame, const char *label, row_band row)
{
    g_autoptr(GPtrArray) lines = words_wrap(label, frame->above ? CHART_WIDTH : LABEL_ROOM);
    double high = words_height(lines);
    if (frame->above) {
        canvas_lines(drawing, (canvas_place){0, row.y, ANCHOR_START, true}, lines);
        return (row_band){row.y + high + 2, row.height};
    }
    row.height = MAX(row.height, high);
    canvas_lines(drawing,
                 (canvas_place){frame->left - ROWS_ASIDE, row.y + (row.height - high) / 2,
                                ANCHOR_END, false},
                 lines);
    return row;
}

double rows_aside(const GPtrArray *texts)
{
    double widest = 0;
    for (guint i = 0; texts != NULL && i < texts->len; i++) {
        g_autoptr(GPtrArray) lines = words_wrap(texts->pdata[i], ROWS_VALUE);
        widest = MAX(widest, words_widest(lines));
    }
    return widest;
}

double rows_height(const char *text)
{
    g_autoptr(GPtrArray) lines = words_wrap(text, ROWS_VALUE);
    return MAX(ROWS_BAR, words_height(lines));
}

void rows_value(canvas *drawing, double x, row_band band, const char *text)
{
    g_autoptr(GPtrArray) lines = words_wrap(text, ROWS_VALUE);
    double y = band.y + (band.height - words_height(lines)) / 2;
    canvas_lines(drawing, (canvas_place){x + ROWS_ASIDE, y, ANCHOR_START, false}, lines);
}
