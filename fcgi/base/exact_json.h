#ifndef BASE_EXACT_JSON_H
#define BASE_EXACT_JSON_H

/*
 * JSON whose decimals keep their digits. Jansson reads 1.50 as a double and writes 1.5; FHIR says
 * that the two differ. So between load and dump a number with a fraction or an exponent is not
 * Jansson's real but an object that holds its text:
 *
 *     {"weight": 1.50, "count": 3}   <->   {"weight": {"#": "1.50"}, "count": 3}
 *
 * The invariant: what was loaded and is dumped has every number as it was written (but -0 becomes
 * 0). A document that has a member "#" of its own is refused, so that nobody can pass an object off
 * as a number. All work is linear in the length of the text.
 */

#include <glib.h>
#include <jansson.h>

/*
 * Reads `length` bytes of JSON, any value at the top. Refused, with Jansson's own words and the
 * place in *error (which may be NULL): what is no JSON, doubled members, bad UTF-8, \u0000,
 * integers beyond 64 bits, numbers beyond a double's range, nesting deeper than
 * JSON_PARSER_MAX_DEPTH. Refused without a place (line and column -1): a NUL byte, a member "#".
 * The caller owns the value.
 */
json_t *exact_json_load(const char *bytes, gsize length, json_error_t *error);

/*
 * The value of a number given as JSON writes it, as exact_json_load() would read it: an integer, or
 * with a fraction or an exponent the object. NULL when the text is no number of JSON, or an integer
 * beyond 64 bits. The caller owns it.
 */
json_t *exact_json_new(const char *number);

/*
 * The text of a number: "1.50" of {"#": "1.50"}, "3" of an integer. NULL when the value is no
 * number, and of NULL. The caller frees it.
 */
char *exact_json_number(const json_t *value);

/*
 * The text of a value, laid out and escaped as json_dumps() does with these flags (JSON_COMPACT,
 * JSON_INDENT(2) …; JSON_ENCODE_ANY goes without saying, JSON_EMBED must not be), and with numbers
 * bare. The caller frees it with g_free(). NULL when Jansson cannot write the value.
 */
char *exact_json_dump(const json_t *value, gsize flags);

#endif
