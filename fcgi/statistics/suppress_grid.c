#include "statistics/suppress_grid.h"

#include "statistics/figures.h"
#include "statistics/suppress_flow.h"

typedef struct {
    guint row, column;
} place;

struct suppress_grid {
    const json_t *figures;
    guint threshold;
    bool previous;  /* of the previous period's columns; else of the present's */
    int total;      /* its row, or -1 */
    GArray *arcs;   /* flow_arc */
    GArray *places; /* of each arc */
};

/* Node 0 is all that adds up to nothing known. Behind it are the rows of each whole, then columns.
 */
enum { OUTSIDE = 0 };

static const char *member(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

/* What is said of a column is said once: of the previous period, by the column that it is of. */
static const json_t *said_of(const json_t *figures, guint column)
{
    const json_t *own = figures_column_json(figures, column);
    const char *of = member(own, "of");

    return of != NULL ? figures_column_json(figures, (guint)figures_column_at(figures, of)) : own;
}

/* The node of a row's parts and their whole. */
static guint row_node(const suppress_grid *grid, guint row, const char *whole)
{
    const guint at = (guint)figures_column_at(grid->figures, whole);

    return 1 + at * figures_row_count(grid->figures) + row;
}

/* The node of a column that adds up to a known total. */
static guint column_node(const suppress_grid *grid, guint column)
{
    const json_t *said = said_of(grid->figures, column);
    const guint rows = figures_row_count(grid->figures);
    const bool adds = json_is_true(json_object_get(said, "adds"));

    if (grid->total < 0 || !adds ||
        !json_is_integer(figures_cell(grid->figures, (guint)grid->total, column))) {
        return OUTSIDE;
    }
    return 1 + figures_column_count(grid->figures) * rows + column;
}

static bool is_in(const json_t *column, bool previous)
{
    return figures_counts(column) && (json_object_get(column, "of") != NULL) == previous;
}

/*
 * Whether a column is the whole of others in this grid: of the previous period the whole may be
 * there without its parts.
 */
static bool is_whole(const suppress_grid *grid, const char *code)
{
    for (guint x = 0; x < figures_column_count(grid->figures); x++) {
        if (is_in(figures_column_json(grid->figures, x), grid->previous) &&
            g_strcmp0(member(said_of(grid->figures, x), "part_of"), code) == 0) {
            return true;
        }
    }
    return false;
}

/* Between which lines a cell flows: from its row to its column; a whole, and a total, back. */
static void connect(const suppress_grid *grid, guint row, guint column, flow_arc *arc)
{
    const json_t *said = said_of(grid->figures, column);
    const char *whole = member(said, "part_of");
    const char *code = member(said, "code");
    const bool total = (int)row == grid->total;
    const bool backwards = is_whole(grid, code) != total;
    guint line = OUTSIDE;

    if (whole != NULL || is_whole(grid, code)) {
        line = row_node(grid, row, whole != NULL ? whole : code);
    }
    arc->dear = total || is_whole(grid, code);
    arc->from = backwards ? column_node(grid, column) : line;
    arc->to = backwards ? line : column_node(grid, column);
}

static void add_cell(suppress_grid *grid, guint row, guint column)
{
    const json_t *cell = figures_cell(grid->figures, row, column);
    const place at = {row, column};
    flow_arc arc = {.value = json_integer_value(cell)};

    if (json_is_integer(cell)) {
        arc.small = arc.value > 0 && arc.value < grid->threshold;
        connect(grid, row, column, &arc);
        g_array_append_val(grid->arcs, arc);
        g_array_append_val(grid->places, at);
    }
}

suppress_grid *suppress_grid_new(const json_t *figures, bool previous, guint threshold)
{
    suppress_grid *grid = g_new0(suppress_grid, 1);

    grid->figures = figures;
    grid->previous = previous;
    grid->threshold = threshold;
    grid->total = figures_row_at(figures, FIGURES_TOTAL);
    grid->arcs = g_array_new(FALSE, FALSE, sizeof(flow_arc));
    grid->places = g_array_new(FALSE, FALSE, sizeof(place));
    for (guint y = 0; y < figures_row_count(figures); y++) {
        for (guint x = 0; x < figures_column_count(figures); x++) {
            if (is_in(figures_column_json(figures, x), previous)) {
                add_cell(grid, y, x);
            }
        }
    }
    return grid;
}

void suppress_grid_free(suppress_grid *grid)
{
    g_array_unref(grid->arcs);
    g_array_unref(grid->places);
    g_free(grid);
}

static flow_arc *arc_at(const suppress_grid *grid, guint index)
{
    return &g_array_index(grid->arcs, flow_arc, index);
}

/* What a reader can add up in a column. */
typedef struct {
    flow_arc *total;
    flow_arc *smallest; /* that stays and is not 0; NULL when there is none */
    gint64 at_most;     /* all rows together, if every x were as large as it can be */
    bool masked;
} column_sum;

static column_sum sum_column(const suppress_grid *grid, guint column)
{
    column_sum sum = {NULL, NULL, 0, false};

    for (guint i = 0; i < grid->arcs->len; i++) {
        flow_arc *arc = arc_at(grid, i);
        const place at = g_array_index(grid->places, place, i);
        if (at.column != column) {
            continue;
        }
        if ((int)at.row == grid->total) {
            sum.total = arc;
            continue;
        }
        sum.masked = sum.masked || arc->masked;
        sum.at_most += arc->masked ? (gint64)grid->threshold - 1 : arc->value;
        if (!arc->masked && arc->value > 0 &&
            (sum.smallest == NULL || arc->value < sum.smallest->value)) {
            sum.smallest = arc;
        }
    }
    return sum;
}

static void protect_largest(suppress_grid *grid, guint column)
{
    const column_sum sum = sum_column(grid, column);

    if (sum.masked && sum.total != NULL && !sum.total->masked && sum.at_most == sum.total->value) {
        flow_arc *more = sum.smallest != NULL ? sum.smallest : sum.total;
        more->masked = true;
    }
}

void suppress_grid_protect(suppress_grid *grid)
{
    const guint columns = figures_column_count(grid->figures);
    const guint rows = figures_row_count(grid->figures);
    flow network = {(flow_arc *)(gpointer)grid->arcs->data, grid->arcs->len,
                    1 + columns * (rows + 1)};

    flow_protect(&network);
    for (guint x = 0; x < columns; x++) {
        protect_largest(grid, x);
    }
}

guint suppress_grid_size(const suppress_grid *grid)
{
    return grid->arcs->len;
}

bool suppress_grid_masked(const suppress_grid *grid, guint index, guint *row, guint *column)
{
    const place at = g_array_index(grid->places, place, index);

    *row = at.row;
    *column = at.column;
    return arc_at(grid, index)->masked;
}
