#ifndef BASE_TYPED_H
#define BASE_TYPED_H

/*
 * Reading typed text step by step, for the modules of dates and times only: a pointer moves through
 * the text from its beginning. The text was folded by japanese_half_width() before, so that digits
 * are ASCII and every hyphen is '-'.
 *
 * A step that does not find what it needs returns false and leaves the pointer where it was; only
 * white space may have been passed over.
 */

#include <glib.h>
#include <stdbool.h>

void typed_skip_spaces(const char **at);

/* A mark as 年 or "/", and the white space around it. The mark "" is always there. */
bool typed_mark(const char **at, const char *mark);

/* Up to eight digits, or kanji numerals: 31, 三十一, 二千二十六 and digit by digit 二〇二六. */
bool typed_number(const char **at, int *number);

/* Exactly `count` ASCII digits, at most eight; more of them may follow. */
bool typed_digits(const char **at, gsize count, int *number);

#endif
