#ifndef FORM_ANSWER_H
#define FORM_ANSWER_H

/*
 * Answers: what a question was answered with, as JSON in the shape of form_answers(). These
 * functions are what the rows of item_type.c are made of; nobody else calls them, except for the
 * three at the end.
 */

#include "form/item_type.h"

/* Typed text -> answer. NULL with *found untouched: it was only space, so nothing was answered. */
json_t *answer_read_text(const reading *in, const char *typed, issue *found);
json_t *answer_read_integer(const reading *in, const char *typed, issue *found);
json_t *answer_read_decimal(const reading *in, const char *typed, issue *found);
json_t *answer_read_date(const reading *in, const char *typed, issue *found);
json_t *answer_read_time(const reading *in, const char *typed, issue *found);
json_t *answer_read_moment(const reading *in, const char *typed, issue *found);
json_t *answer_read_boolean(const reading *in, const char *typed, issue *found);
json_t *answer_read_choice(const reading *in, const char *typed, issue *found);
json_t *answer_read_open_choice(const reading *in, const char *typed, issue *found);

/*
 * A value[x] of the definition -> answer, or NULL when it is of another type or no option of the
 * item.
 */
json_t *answer_literal_text(const item *it, const json_t *value);
json_t *answer_literal_integer(const item *it, const json_t *value);
json_t *answer_literal_decimal(const item *it, const json_t *value);
json_t *answer_literal_date(const item *it, const json_t *value);
json_t *answer_literal_time(const item *it, const json_t *value);
json_t *answer_literal_moment(const item *it, const json_t *value);
json_t *answer_literal_boolean(const item *it, const json_t *value);
json_t *answer_literal_choice(const item *it, const json_t *value);

/* Answer -> what a reader sees. */
char *answer_show_text(const reading *in, const json_t *answer);
char *answer_show_integer(const reading *in, const json_t *answer);
char *answer_show_decimal(const reading *in, const json_t *answer);
char *answer_show_date(const reading *in, const json_t *answer);
char *answer_show_time(const reading *in, const json_t *answer);
char *answer_show_moment(const reading *in, const json_t *answer);
char *answer_show_boolean(const reading *in, const json_t *answer);
char *answer_show_choice(const reading *in, const json_t *answer);

/* Order of two answers, as strcmp. */
int answer_compare_integer(const json_t *left, const json_t *right);
int answer_compare_decimal(const json_t *left, const json_t *right);
int answer_compare_date(const json_t *left, const json_t *right); /* time as well */
int answer_compare_moment(const json_t *left, const json_t *right);

/*
 * For the readers of numbers, dates and times: takes the answer and gives it back, or NULL with the
 * issue when it is outside minValue … maxValue.
 */
json_t *answer_within_limits(const reading *in, json_t *answer, issue *found);

/* The code that stands for the free text of an open-choice among the typed codes. */
extern const char ANSWER_OTHER[];

/*
 * What a visitor would have typed to give this answer: a choice's code, "true", "2026-09-01". The
 * caller frees it.
 */
char *answer_typed(const json_t *answer);

/* Equality of two answers: Codings by system and code, everything else by value. */
bool answer_equal(const json_t *left, const json_t *right);

#endif
