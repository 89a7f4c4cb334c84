#include "statistics/suppress_flow.h"

static const gint64 unreachable = G_MAXINT64;
static const gint64 dear_cost = (gint64)1 << 40; /* more than all cells of a table together */

/* The cheapest ways from a node: Dijkstra, for some hundred nodes without a heap. */
typedef struct {
    gint64 *cost;
    guint *arrival; /* the arc over which a node was reached */
    bool *settled;
} ways;

static void ways_clear(ways *w)
{
    g_free(w->cost);
    g_free(w->arrival);
    g_free(w->settled);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ways, ways_clear)

/* A 0 is never masked. */
static gint64 arc_cost(const flow_arc *arc)
{
    if (arc->masked) {
        return 0;
    }
    return arc->value == 0 ? unreachable : (arc->dear ? dear_cost : 1) + arc->value;
}

/* The node at the other end, when the cell may get one more (along it) or less (against it). */
static bool leads(const flow_arc *arc, guint from, guint *to)
{
    if (arc->from == from) {
        *to = arc->to;
        return true;
    }
    *to = arc->from;
    return arc->to == from && arc->value > 1;
}

static void relax(const flow *network, ways *w, guint node, guint without)
{
    for (guint i = 0; i < network->count; i++) {
        const gint64 cost = arc_cost(&network->arcs[i]);
        guint to = 0;

        if (i != without && cost != unreachable && leads(&network->arcs[i], node, &to) &&
            w->cost[node] + cost < w->cost[to]) {
            w->cost[to] = w->cost[node] + cost;
            w->arrival[to] = i;
        }
    }
}

static bool nearest(const flow *network, const ways *w, guint *node)
{
    gint64 least = unreachable;

    for (guint i = 0; i < network->nodes; i++) {
        if (!w->settled[i] && w->cost[i] < least) {
            least = w->cost[i];
            *node = i;
        }
    }
    return least != unreachable;
}

static ways find_ways(const flow *network, guint from, guint without)
{
    ways w = {g_new(gint64, network->nodes), g_new0(guint, network->nodes),
              g_new0(bool, network->nodes)};
    guint node = 0;

    for (guint i = 0; i < network->nodes; i++) {
        w.cost[i] = i == from ? 0 : unreachable;
    }
    while (nearest(network, &w, &node)) {
        w.settled[node] = true;
        relax(network, &w, node, without);
    }
    return w;
}

/* Masks the way from one node to the other, backwards. */
static void mask_way(flow *network, const ways *w, guint from, guint to)
{
    while (to != from) {
        flow_arc *arc = &network->arcs[w->arrival[to]];
        arc->masked = true;
        to = arc->to == to ? arc->from : arc->to;
    }
}

static void protect(flow *network, guint arc)
{
    const guint from = network->arcs[arc].from;
    const guint to = network->arcs[arc].to;
    g_auto(ways) more = find_ways(network, to, arc);
    g_auto(ways) less = find_ways(network, from, arc);
    const gint64 cost_more = more.cost[from];
    const gint64 cost_less = network->arcs[arc].value > 1 ? less.cost[to] : unreachable;

    g_assert(cost_more != unreachable);
    if (cost_more <= cost_less) {
        mask_way(network, &more, to, from);
    } else {
        mask_way(network, &less, from, to);
    }
}

void flow_protect(flow *network)
{
    for (guint i = 0; i < network->count; i++) {
        if (network->arcs[i].small) {
            network->arcs[i].masked = true;
        }
    }
    /* What is masked for one cell makes no other less safe, so once round is enough. */
    for (guint i = 0; i < network->count; i++) {
        if (network->arcs[i].small) {
            protect(network, i);
        }
    }
}
