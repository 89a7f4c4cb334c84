#include "form/pattern_set.h"

enum { CODE_POINT_MAX = 0x10FFFF };

typedef struct {
    gunichar first, last;
} range;

/* When finished, the ranges are in order, and between any two is a gap. */
struct pattern_set {
    GArray *ranges;
};

static const range digits[] = {{'0', '9'}};
static const range word[] = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
static const range line_ends[] = {{'\n', '\n'}, {'\r', '\r'}, {0x2028, 0x2029}};

/* ECMAScript's WhiteSpace and LineTerminator: TAB to CR, the space separators, U+FEFF. */
static const range spaces[] = {
    {'\t', '\r'},     {' ', ' '},       {0x00A0, 0x00A0}, {0x1680, 0x1680}, {0x2000, 0x200A},
    {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}, {0xFEFF, 0xFEFF},
};

static const struct {
    char letter;
    const range *ranges;
    guint count;
} classes[] = {
    {'d', digits, G_N_ELEMENTS(digits)},
    {'w', word, G_N_ELEMENTS(word)},
    {'s', spaces, G_N_ELEMENTS(spaces)},
};

pattern_set *pattern_set_new(void)
{
    pattern_set *set = g_new0(pattern_set, 1);
    set->ranges = g_array_new(FALSE, FALSE, sizeof(range));
    return set;
}

void pattern_set_free(pattern_set *set)
{
    g_array_unref(set->ranges);
    g_free(set);
}

void pattern_set_add(pattern_set *set, gunichar first, gunichar last)
{
    range added = {first, last};
    g_array_append_val(set->ranges, added);
}

bool pattern_set_add_class(pattern_set *set, char letter)
{
    for (gsize i = 0; i < G_N_ELEMENTS(classes); i++) {
        if (classes[i].letter == letter) {
            g_array_append_vals(set->ranges, classes[i].ranges, classes[i].count);
            return true;
        }
    }
    return false;
}

void pattern_set_add_line_ends(pattern_set *set)
{
    g_array_append_vals(set->ranges, line_ends, G_N_ELEMENTS(line_ends));
}

static int compare_ranges(const void *left, const void *right)
{
    gunichar l = ((const range *)left)->first;
    gunichar r = ((const range *)right)->first;
    return (l > r) - (l < r);
}

/* Makes one of ranges that overlap or touch. */
static void merge(GArray *ranges)
{
    guint kept = 0;
    for (guint i = 0; i < ranges->len; i++) {
        range here = g_array_index(ranges, range, i);
        range *before = kept == 0 ? NULL : &g_array_index(ranges, range, kept - 1);
        if (before != NULL && here.first <= before->last + 1) {
            before->last = MAX(before->last, here.last);
        } else {
            g_array_index(ranges, range, kept++) = here;
        }
    }
    g_array_set_size(ranges, kept);
}

/* The gaps between the ranges, the one behind the last included. */
static GArray *complement(const GArray *ranges)
{
    GArray *gaps = g_array_new(FALSE, FALSE, sizeof(range));
    gunichar next = 0;
    for (guint i = 0; i < ranges->len; i++) {
        range here = g_array_index(ranges, range, i);
        range gap = {next, here.first - 1};
        if (here.first > next) {
            g_array_append_val(gaps, gap);
        }
        next = here.last + 1;
    }
    range rest = {next, CODE_POINT_MAX};
    if (next <= CODE_POINT_MAX) {
        g_array_append_val(gaps, rest);
    }
    return gaps;
}

void pattern_set_finish(pattern_set *set, bool negated)
{
    g_array_sort(set->ranges, compare_ranges);
    merge(set->ranges);
    if (negated) {
        GArray *gaps = complement(set->ranges);
        g_array_unref(set->ranges);
        set->ranges = gaps;
    }
}

bool pattern_set_has(const pattern_set *set, gunichar letter)
{
    guint low = 0;
    guint high = set->ranges->len; /* what is looked for is within low … high - 1 */
    while (low < high) {
        guint middle = low + (high - low) / 2;
        const range *here = &g_array_index(set->ranges, range, middle);
        if (letter < here->first) {
            high = middle;
        } else if (letter > here->last) {
            low = middle + 1;
        } else {
            return true;
        }
    }
    return false;
}
