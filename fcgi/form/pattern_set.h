#ifndef FORM_PATTERN_SET_H
#define FORM_PATTERN_SET_H

/*
 * Sets of code points, for the modules of pattern.h only. A set is filled with ranges in any order,
 * then finished, and only then asked.
 */

#include <glib.h>
#include <stdbool.h>

typedef struct pattern_set pattern_set;

pattern_set *pattern_set_new(void);
void pattern_set_free(pattern_set *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(pattern_set, pattern_set_free)

/* Adds first … last. */
void pattern_set_add(pattern_set *set, gunichar first, gunichar last);

/* Adds what \d, \w or \s stands for; false when `letter` is none of d, w, s. */
bool pattern_set_add_class(pattern_set *set, char letter);

/* Adds the ends of lines: what . does not match. */
void pattern_set_add_line_ends(pattern_set *set);

/* Ends the filling; with `negated` the set is all that was not added. */
void pattern_set_finish(pattern_set *set, bool negated);

bool pattern_set_has(const pattern_set *set, gunichar letter);

#endif
