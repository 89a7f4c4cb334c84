#ifndef FORM_PATTERN_READ_H
#define FORM_PATTERN_READ_H

/*
 * The parts of a pattern's text, for pattern_compile.c only. A function that does not find what
 * must be there writes the problem and returns false, and the reading is at its end.
 */

#include "form/pattern.h"
#include "form/pattern_set.h"

typedef struct {
    const char *begin;
    const char *at; /* what is read next */
    pattern_problem *problem;
} pattern_reader;

/* Writes the problem, as of what is read next. Always false. */
bool pattern_refuse(pattern_reader *in, const char *what, const char *remedy);

/* Moves over `wanted` when it is next. */
bool pattern_take(pattern_reader *in, const char *wanted);

/* What an escape stands for. */
typedef struct {
    gunichar letter; /* or 0 */
    char group;      /* d, w, s, or 0 */
} pattern_escape;

/* Reads what stands behind a backslash, outside of [ ]. */
bool pattern_read_escape(pattern_reader *in, pattern_escape *escape);

/* Reads what stands behind a "[", and the "]". The set is new, and is finished afterwards. */
bool pattern_read_set(pattern_reader *in, pattern_set *set);

/* How often something may stand, one after the other. */
typedef struct {
    guint min;
    guint max;
    bool unbounded; /* then max does not count */
} pattern_quantifier;

/* Reads * + ? {2} {2,} {2,4}; where none of them is next it is once. */
bool pattern_read_quantifier(pattern_reader *in, pattern_quantifier *times);

#endif
