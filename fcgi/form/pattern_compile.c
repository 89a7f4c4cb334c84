#include "form/pattern_program.h"
#include "form/pattern_read.h"
#include "form/pattern_set.h"

#include <string.h>

/*
 *     choice    = sequence {"|" sequence}
 *     sequence  = {atom [quantifier]}
 *     atom      = letter | escape | "." | set | "(" ["?:"] choice ")"
 *
 * The program is written while the text is read; nothing else is made of it. What a quantifier or a
 * "|" stands behind was written already and is repeated, or moved, as a whole.
 */
typedef struct {
    pattern_reader in;
    GArray *program;
    GPtrArray *sets;
} compiler;

static bool read_choice(compiler *c);

static bool refuse_size(compiler *c)
{
    return pattern_refuse(&c->in, "the pattern is too large, its repetitions written out",
                          "Repeat less often, or limit the length with maxLength.");
}

/* True when there is room for `count` instructions and for OP_MATCH behind them. */
static bool has_room(const compiler *c, guint64 count)
{
    return c->program->len + count < PATTERN_INSTRUCTIONS_MAX;
}

static bool emit(compiler *c, opcode code, gint64 operand)
{
    instruction added = {code, (gint32)operand};
    g_array_append_val(c->program, added);
    return has_room(c, 0) || refuse_size(c);
}

static bool emit_set(compiler *c, pattern_set *set)
{
    g_ptr_array_add(c->sets, set);
    return emit(c, OP_SET, (gint64)c->sets->len - 1);
}

static bool read_any(compiler *c)
{
    pattern_set *set = pattern_set_new();
    pattern_set_add_line_ends(set);
    pattern_set_finish(set, true);
    return emit_set(c, set);
}

static bool read_escape(compiler *c)
{
    pattern_escape escape;
    if (!pattern_read_escape(&c->in, &escape)) {
        return false;
    }
    if (escape.group == 0) {
        return emit(c, OP_LETTER, (gint64)escape.letter);
    }
    pattern_set *set = pattern_set_new();
    (void)pattern_set_add_class(set, escape.group);
    pattern_set_finish(set, false);
    return emit_set(c, set);
}

static bool read_set(compiler *c)
{
    g_autoptr(pattern_set) set = pattern_set_new();
    return pattern_read_set(&c->in, set) && emit_set(c, g_steal_pointer(&set));
}

static bool read_group(compiler *c)
{
    if (!pattern_take(&c->in, "?:") && *c->in.at == '?') {
        return pattern_refuse(&c->in, "a group that begins with (? is not supported, save (?:",
                              "There is no look-ahead and no look-behind: say with | what may "
                              "stand there.");
    }
    if (!read_choice(c)) {
        return false;
    }
    return pattern_take(&c->in, ")") ||
           pattern_refuse(&c->in, "a ( has no )", "Close it, or write \\( for the sign itself.");
}

/* Signs that mean nothing where an atom must be, and would be taken for themselves by mistake. */
static bool refuse_sign(compiler *c)
{
    switch (*c->in.at) {
    case '^':
    case '$':
        return pattern_refuse(&c->in, "a ^ or $ in the middle",
                              "Leave it out, as the whole answer must match; or write \\^ or \\$ "
                              "for the sign itself.");
    case ']':
    case '}':
        return pattern_refuse(&c->in, "a ] or } without its beginning",
                              "Write \\] or \\} for the sign itself.");
    default:
        return pattern_refuse(&c->in, "a quantifier without anything to repeat",
                              "Write \\ before the sign for the sign itself.");
    }
}

static bool read_letter(compiler *c)
{
    gunichar letter = g_utf8_get_char(c->in.at);
    c->in.at = g_utf8_find_next_char(c->in.at, NULL);
    return emit(c, OP_LETTER, (gint64)letter);
}

static bool read_atom(compiler *c)
{
    static const struct {
        const char *sign;
        bool (*read)(compiler *c);
    } atoms[] = {{"(", read_group}, {"[", read_set}, {".", read_any}, {"\\", read_escape}};
    for (gsize i = 0; i < G_N_ELEMENTS(atoms); i++) {
        if (pattern_take(&c->in, atoms[i].sign)) {
            return atoms[i].read(c);
        }
    }
    return strchr("^$]}*+?{", *c->in.at) != NULL ? refuse_sign(c) : read_letter(c);
}

/*
 * Writes what stands from `begin` on as often as the quantifier says:
 *
 *     x{2,}    x x (split back to the second x)
 *     x{0,}    (split behind) x (jump back to the split)
 *     x{2,4}   x x (split to the end) x (split to the end) x
 */
static bool repeat(compiler *c, guint begin, const pattern_quantifier *times)
{
    guint size = c->program->len - begin;
    guint optional = times->unbounded ? 0 : times->max - times->min;
    if (size == 0) {
        return true; /* nothing, however often, is nothing */
    }
    g_autofree instruction *part =
        g_memdup2(&g_array_index(c->program, instruction, begin), size * sizeof *part);
    g_array_set_size(c->program, begin);
    guint loop = times->unbounded ? size + 2 : 0;
    if (!has_room(c, (guint64)times->min * size + (guint64)optional * (size + 1) + loop)) {
        return refuse_size(c);
    }
    for (guint i = 0; i < times->min; i++) {
        g_array_append_vals(c->program, part, size);
    }
    for (guint left = optional; left > 0; left--) {
        (void)emit(c, OP_SPLIT, (gint64)left * (size + 1));
        g_array_append_vals(c->program, part, size);
    }
    if (times->unbounded && times->min > 0) {
        return emit(c, OP_SPLIT, -(gint64)size);
    }
    if (times->unbounded) {
        (void)emit(c, OP_SPLIT, (gint64)size + 2);
        g_array_append_vals(c->program, part, size);
        return emit(c, OP_JUMP, -(gint64)size - 1);
    }
    return true;
}

static bool is_end_of_sequence(const compiler *c)
{
    const char *at = c->in.at;
    return *at == '\0' || *at == '|' || *at == ')' || (at[0] == '$' && at[1] == '\0');
}

static bool read_sequence(compiler *c)
{
    while (!is_end_of_sequence(c)) {
        guint begin = c->program->len;
        pattern_quantifier times;
        if (!read_atom(c) || !pattern_read_quantifier(&c->in, &times) ||
            !repeat(c, begin, &times)) {
            return false;
        }
    }
    return true;
}

/* Alternatives are joined from the left: ((a|b)|c). */
static bool read_choice(compiler *c)
{
    guint begin = c->program->len;
    if (!read_sequence(c)) {
        return false;
    }
    while (pattern_take(&c->in, "|")) {
        instruction split = {OP_SPLIT, (gint32)(c->program->len - begin + 2)};
        g_array_insert_val(c->program, begin, split);
        guint jump = c->program->len;
        if (!emit(c, OP_JUMP, 0) || !read_sequence(c)) {
            return false;
        }
        g_array_index(c->program, instruction, jump).operand = (gint32)(c->program->len - jump);
    }
    return true;
}

static bool read_pattern(compiler *c)
{
    static const instruction match = {OP_MATCH, 0};
    if (g_utf8_strlen(c->in.at, -1) > PATTERN_LENGTH_MAX) {
        return pattern_refuse(&c->in, "the pattern is too long", "Make it shorter.");
    }
    (void)pattern_take(&c->in, "^");
    if (!read_choice(c)) {
        return false;
    }
    if (*c->in.at == ')') {
        return pattern_refuse(&c->in, "a ) has no (", "Write \\) for the sign itself.");
    }
    g_array_append_val(c->program, match);
    return true;
}

pattern *pattern_compile(const char *text, pattern_problem *problem)
{
    g_autoptr(pattern) made = g_new0(pattern, 1);
    made->program = g_array_new(FALSE, FALSE, sizeof(instruction));
    made->sets = g_ptr_array_new_with_free_func((GDestroyNotify)pattern_set_free);
    compiler c = {
        .in = {.begin = text, .at = text, .problem = problem},
        .program = made->program,
        .sets = made->sets,
    };
    return read_pattern(&c) ? g_steal_pointer(&made) : NULL;
}
