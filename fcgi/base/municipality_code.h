#ifndef BASE_MUNICIPALITY_CODE_H
#define BASE_MUNICIPALITY_CODE_H

/*
 * 全国地方公共団体コード: five digits of JIS X 0402 (prefecture, municipality) and a check digit.
 */

#include <stdbool.h>

/* True for six digits whose last one is right, "131121"; false for 92011, which Excel cut down. */
bool municipality_code_is_valid(const char *code);

#endif
