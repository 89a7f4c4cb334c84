#ifndef CHART_WORDS_H
#define CHART_WORDS_H

/*
 * How much room a text takes, without a font at hand. What is reckoned is the broad side of the
 * fonts that Japanese offices have: a text may turn out narrower, and never wider. Letters are
 * CHART_LETTER units high, lines WORDS_LINE.
 */

#include <glib.h>

enum {
    WORDS_LINE = 20,
    WORDS_ABOVE = 15, /* from the top of a line to where its letters stand */
};

/*
 * Text as it may be drawn: on one line, without controls and what is invisible, of CHART_LABEL_MAX
 * characters, the last of them … when there were more. The caller frees the result.
 */
char *words_clean(const char *text);

/* In units; of a clean text. */
double words_width(const char *text);

/*
 * A clean text in as few lines as are at most room units wide, all of about one length: parted at a
 * space, behind ・ and its like or where a phrase seems to begin, anywhere else where there is
 * none; no line begins with 、 or ）. room is at least four letters. At least one line, which is
 * empty when text is; the caller owns the array.
 */
GPtrArray *words_wrap(const char *text, double room);

/* The width of the widest of lines. */
double words_widest(const GPtrArray *lines);

/* How high lines are. */
double words_height(const GPtrArray *lines);

#endif
