#include "form/pattern_read.h"

#include <string.h>

/* What JavaScript, with the flag u, lets stand behind a backslash for itself. */
static const char syntax[] = "^$\\.*+?()[]{}|/";
static const char syntax_in_set[] = "^$\\.*+?()[]{}|/-";

bool pattern_refuse(pattern_reader *in, const char *what, const char *remedy)
{
    *in->problem = (pattern_problem){
        .what = what,
        .remedy = remedy,
        .position = (guint)g_utf8_strlen(in->begin, in->at - in->begin) + 1,
    };
    return false;
}

bool pattern_take(pattern_reader *in, const char *wanted)
{
    bool found = g_str_has_prefix(in->at, wanted);
    in->at += found ? strlen(wanted) : 0;
    return found;
}

static bool is_one_of(char letter, const char *letters)
{
    return letter != '\0' && strchr(letters, letter) != NULL;
}

static bool read_escape(pattern_reader *in, const char *punctuation, pattern_escape *escape)
{
    static const struct {
        char name, letter;
    } controls[] = {{'n', '\n'}, {'r', '\r'}, {'t', '\t'}};
    char name = *in->at;
    *escape = (pattern_escape){0};
    if (is_one_of(name, "dws")) {
        escape->group = name;
    } else if (is_one_of(name, punctuation)) {
        escape->letter = (gunichar)name;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(controls); i++) {
        if (controls[i].name == name) {
            escape->letter = (gunichar)controls[i].letter;
        }
    }
    if (escape->group == 0 && escape->letter == 0) {
        return pattern_refuse(
            in, "this escape is not supported",
            "Write the character itself; only \\d \\w \\s \\n \\r \\t and the signs "
            "that mean something else without \\ have one.");
    }
    in->at++;
    return true;
}

bool pattern_read_escape(pattern_reader *in, pattern_escape *escape)
{
    return read_escape(in, syntax, escape);
}

/* One character of a set, or \d \w \s. */
static bool read_member(pattern_reader *in, pattern_escape *member)
{
    if (*in->at == '\0') {
        return pattern_refuse(in, "a [ has no ]", "Close it, or write \\[ for the sign itself.");
    }
    if (*in->at == '[') {
        return pattern_refuse(in, "a [ within [ ]", "Write \\[ for the sign itself.");
    }
    if (pattern_take(in, "\\")) {
        return read_escape(in, syntax_in_set, member);
    }
    *member = (pattern_escape){.letter = g_utf8_get_char(in->at)};
    in->at = g_utf8_find_next_char(in->at, NULL);
    return true;
}

/* A - that is neither the first in a set nor the last would make a range. */
static bool is_range_sign(const pattern_reader *in)
{
    return in->at[0] == '-' && in->at[1] != ']';
}

static bool refuse_range(pattern_reader *in)
{
    return pattern_refuse(in, "a range in [ ] is not one of two characters in their order",
                          "Write \\- for the sign itself, as in [a\\-z].");
}

static bool read_range(pattern_reader *in, pattern_set *set)
{
    pattern_escape first;
    pattern_escape last;
    bool bare_sign = *in->at == '-';
    if (!read_member(in, &first)) {
        return false;
    }
    if (!is_range_sign(in)) {
        if (first.group == 0) {
            pattern_set_add(set, first.letter, first.letter);
        } else {
            (void)pattern_set_add_class(set, first.group);
        }
        return true;
    }
    in->at++;
    if (bare_sign || first.group != 0 || *in->at == '-') {
        return refuse_range(in);
    }
    if (!read_member(in, &last)) {
        return false;
    }
    if (last.group != 0 || last.letter < first.letter) {
        return refuse_range(in);
    }
    pattern_set_add(set, first.letter, last.letter);
    return true;
}

bool pattern_read_set(pattern_reader *in, pattern_set *set)
{
    bool negated = pattern_take(in, "^");
    const char *first = in->at;
    if (*first == ']') {
        return pattern_refuse(in, "a [ ] without a character", "Write \\] for the sign itself.");
    }
    while (!pattern_take(in, "]")) {
        if (in->at > first && is_range_sign(in)) {
            return refuse_range(in);
        }
        if (!read_range(in, set)) {
            return false;
        }
    }
    pattern_set_finish(set, negated);
    return true;
}

static bool read_count(pattern_reader *in, guint *count)
{
    const char *begin = in->at;
    guint number = 0;
    for (; g_ascii_isdigit(*in->at); in->at++) {
        number =
            MIN(10 * number + (guint)g_ascii_digit_value(*in->at), PATTERN_INSTRUCTIONS_MAX + 1);
    }
    *count = number;
    return in->at > begin;
}

/* Behind "{". */
static bool read_counts(pattern_reader *in, pattern_quantifier *times)
{
    bool complete = read_count(in, &times->min);
    times->max = times->min;
    if (complete && pattern_take(in, ",")) {
        times->unbounded = !read_count(in, &times->max);
    }
    if (!complete || !pattern_take(in, "}")) {
        return pattern_refuse(in, "a { } is not {2}, {2,} or {2,4}",
                              "Write {0,4} for up to four, \\{ for the sign itself.");
    }
    if (!times->unbounded && times->max < times->min) {
        return pattern_refuse(in, "the numbers of a { } are not in their order",
                              "Write the smaller number first.");
    }
    if (MAX(times->min, times->max) > PATTERN_INSTRUCTIONS_MAX) {
        return pattern_refuse(in, "a number of { } is too large",
                              "Limit the length with maxLength.");
    }
    return true;
}

static bool read_times(pattern_reader *in, pattern_quantifier *times)
{
    static const struct {
        const char *sign;
        pattern_quantifier times;
    } signs[] = {
        {"*", {.unbounded = true}}, {"+", {.min = 1, .unbounded = true}}, {"?", {.max = 1}}};
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (pattern_take(in, signs[i].sign)) {
            *times = signs[i].times;
            return true;
        }
    }
    *times = (pattern_quantifier){.min = 1, .max = 1};
    return !pattern_take(in, "{") || read_counts(in, times);
}

bool pattern_read_quantifier(pattern_reader *in, pattern_quantifier *times)
{
    const char *begin = in->at;
    if (!read_times(in, times)) {
        return false;
    }
    if (in->at > begin && is_one_of(*in->at, "*+?{")) {
        return pattern_refuse(in, "two quantifiers one behind the other",
                              "Lazy and possessive ones are not supported, and make no difference "
                              "where the whole answer must match; put the first into ( ) to repeat "
                              "what it repeats.");
    }
    return true;
}
