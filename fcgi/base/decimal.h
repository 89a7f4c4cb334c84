#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

/*
 * Decimal numbers as text. FHIR keeps how exactly a number was given (1.50 and 1.5 are equal and
 * not the same), and no double holds 0.1. So a decimal is its digits from the form to the database,
 * and is never computed with.
 *
 *     canonical = ["-"] ("0" | 1-9 {0-9}) ["." 0-9 {0-9}]
 *
 * with at most DECIMAL_WHOLE_DIGITS_MAX digits before the point and DECIMAL_PLACES_MAX behind it.
 * This is JSON's number without an exponent, so a canonical text can be written into JSON bare.
 */

#include <glib.h>
#include <stdbool.h>

enum { DECIMAL_WHOLE_DIGITS_MAX = 18, DECIMAL_PLACES_MAX = 18 };

/*
 * Reads what people type: 36.5, ３６．５, 36。5 (what an input method makes of the point), .5,
 * +1.50, －３, 1,234.5. White space is ignored wherever it stands. The digits behind the point stay
 * as typed, zeros in front go: "+01.50" is "1.50", "-0.0" is "0.0".
 *
 * Commas must group the digits before the point by three. 36,5 is refused: half the world means
 * 36.5 by it, and dropping the comma would make it 365 without a word. So are an exponent, a point
 * with nothing behind it (the rest was forgotten), and what is longer than the limits.
 *
 * Valid UTF-8 in; canonical text that the caller frees out, or NULL when it is no such number.
 */
char *decimal_read(const char *typed);

/* True for a canonical text. Negative zero (-0, -0.00) is one, and equal to zero. */
bool decimal_is_canonical(const char *text);

/*
 * Less than, equal to, greater than 0 as the number left is less than, equal to, greater than
 * right: exactly, at any length. Both must be canonical.
 */
int decimal_compare(const char *left, const char *right);

/* How many digits a canonical text has behind the point: 2 for 1.50, 0 for 1. */
guint decimal_places(const char *text);

#endif
