#include "form/pattern_program.h"
#include "form/pattern_set.h"

void pattern_free(pattern *p)
{
    if (p != NULL) {
        g_array_unref(p->program);
        g_ptr_array_unref(p->sets);
        g_free(p);
    }
}

/* Places in the program at which a code point can be taken. */
typedef struct {
    guint *places;
    guint count;
} place_list;

typedef struct {
    const instruction *program;
    bool *has;    /* of each set: whether the code point of this step is in it */
    guint *seen;  /* of each place: the step in which it was last reached, so that once is enough */
    guint *stack; /* places reached and not yet looked at; each at most once a step */
    guint step;
} machine;

static void reach(machine *m, guint place, guint *height)
{
    if (m->seen[place] != m->step) {
        m->seen[place] = m->step;
        m->stack[(*height)++] = place;
    }
}

/* Adds a place, or those to which it leads without taking a code point. */
static void add(machine *m, place_list *list, guint place)
{
    guint height = 0;
    reach(m, place, &height);
    while (height > 0) {
        guint here = m->stack[--height];
        const instruction *i = &m->program[here];
        guint target = here + (guint)i->operand; /* wraps for a jump back */
        if (i->code == OP_JUMP) {
            reach(m, target, &height);
        } else if (i->code == OP_SPLIT) {
            reach(m, here + 1, &height);
            reach(m, target, &height);
        } else {
            list->places[list->count++] = here;
        }
    }
}

static bool takes(const machine *m, guint place, gunichar letter)
{
    const instruction *i = &m->program[place];
    switch (i->code) {
    case OP_LETTER:
        return (gunichar)i->operand == letter;
    case OP_SET:
        return m->has[i->operand];
    default:
        return false;
    }
}

static void advance(machine *m, const place_list *from, place_list *to, gunichar letter)
{
    to->count = 0;
    m->step++;
    for (guint i = 0; i < from->count; i++) {
        if (takes(m, from->places[i], letter)) {
            add(m, to, from->places[i] + 1);
        }
    }
}

/* A set may stand in thousands of places, so it is asked once a step and not in each of them. */
static void ask_sets(machine *m, const GPtrArray *sets, gunichar letter)
{
    for (guint i = 0; i < sets->len; i++) {
        m->has[i] = pattern_set_has(g_ptr_array_index(sets, i), letter);
    }
}

bool pattern_matches(const pattern *p, const char *text)
{
    gsize size = p->program->len;
    g_autofree bool *has = g_new0(bool, p->sets->len);
    g_autofree guint *memory = g_new0(guint, 4 * size);
    machine m = {
        .program = &g_array_index(p->program, instruction, 0),
        .has = has,
        .seen = memory,
        .stack = memory + size,
        .step = 1,
    };
    place_list here = {.places = memory + 2 * size};
    place_list next = {.places = memory + 3 * size};
    add(&m, &here, 0);
    for (const char *at = text; *at != '\0' && here.count > 0;
         at = g_utf8_find_next_char(at, NULL)) {
        gunichar letter = g_utf8_get_char(at);
        ask_sets(&m, p->sets, letter);
        advance(&m, &here, &next, letter);
        place_list swapped = here;
        here = next;
        next = swapped;
    }
    /* The last place is OP_MATCH. */
    return here.count > 0 && m.seen[size - 1] == m.step;
}
