#ifndef FORM_PATTERN_H
#define FORM_PATTERN_H

/*
 * The patterns of FHIR's extension "regex", matched against a whole answer. An answer comes from
 * anybody, so the time is linear in its length whatever the pattern: all ways of matching are
 * followed side by side, none is tried and given up (docs/decisions/0009-patterns.md).
 *
 * FHIR names no dialect. Ours is a part of JavaScript's with the flag u, in which
 * ^(?:PATTERN)$ means the same there:
 *
 *     a 東          itself: one code point
 *     \. \[ \\      the sign itself, of ^ $ \ . * + ? ( ) [ ] { } | /
 *     \n \r \t      line feed, carriage return, tab
 *     .             any code point but the ends of lines: LF, CR, U+2028, U+2029
 *     [a-zぁ-ん_]   one of these; \d and its like may be among them, and \-
 *     [^a-z]        any other, ends of lines too
 *     \d \w \s      0-9; A-Z a-z 0-9 _; white space, U+3000 and its like included
 *     ab a|b        both in turn; either
 *     (a) (?:a)     a group
 *     a* a+ a? a{2} a{2,} a{2,4}
 *
 * ^ at the beginning and $ at the end of the pattern are accepted and mean nothing, as the whole
 * answer must match anyhow. Refused are anchors elsewhere, back-references, look-around, lazy and
 * possessive quantifiers, \b \D \W \S \p \u and every other escape, and what JavaScript refuses.
 */

#include <glib.h>
#include <stdbool.h>

enum {
    PATTERN_LENGTH_MAX = 1000,       /* code points */
    PATTERN_INSTRUCTIONS_MAX = 5000, /* of the program: (a{50}){50} has 2501 */
};

typedef struct pattern pattern;

/* Why a text is no pattern. Both sentences are static, in English, for the author of a form. */
typedef struct {
    const char *what;   /* "a look-ahead or look-behind is not supported" */
    const char *remedy; /* "Say it with alternatives (|), or …" */
    guint position;     /* of the character at which it shows, from 1 */
} pattern_problem;

/* Valid UTF-8 in. The caller owns the pattern; NULL with *problem set when it is none. */
pattern *pattern_compile(const char *text, pattern_problem *problem);

void pattern_free(pattern *p);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(pattern, pattern_free)

/* True when the whole of the text, valid UTF-8, matches. */
bool pattern_matches(const pattern *p, const char *text);

#endif
