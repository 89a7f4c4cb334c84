#ifndef EXPORT_COLUMN_NAME_H
#define EXPORT_COLUMN_NAME_H

/*
 * The name of a column: one row of full names, which every program can read. It begins with the
 * linkId, which keeps its meaning for ever, and the question's text and unit are in brackets:
 *
 *     p_age（年齢層）   weight（体重（kg））   p_age#_label（年齢層）
 * c_method#tel（連絡方法：電話）
 */

#include "form/item.h"

#include <jansson.h>

/* What a column is of, besides its question; NULL members where there is no such thing. */
typedef struct {
    const char *part;   /* "tel", "_label" */
    const char *detail; /* "電話" */
} column_part;

/*
 * Never begins with a digit, and has no character that looks different on another make of computer
 * (①, Ⅲ, ㎝, ㈱ become 1, III, cm, (株)). places may be NULL. The caller frees it.
 */
char *column_name(const item *it, const column_part *part, const json_t *places);

/* The text of a heading with such characters replaced. The caller frees it. */
char *column_name_plain(const char *text);

#endif
