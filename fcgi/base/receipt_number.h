#ifndef BASE_RECEIPT_NUMBER_H
#define BASE_RECEIPT_NUMBER_H

/*
 * Receipt numbers: Z08-7K3MPQ-X. "Z", two digits of the era's fiscal year, six random letters of an
 * alphabet without look-alikes, one check letter over all of them. The letter Z keeps Excel from
 * making a number of it; the randomness keeps it from being guessed; the check letter catches one
 * wrong letter and two swapped neighbours, as read out over a telephone. That a number is never
 * given twice is the database's promise (a unique key that is never purged).
 */

#include <glib.h>
#include <stdbool.h>

enum { RECEIPT_NUMBER_LENGTH = 12 };

typedef struct {
    char text[RECEIPT_NUMBER_LENGTH + 1];
} receipt_number;

/* A random number for a fiscal year (2026 gives Z08-…). */
receipt_number receipt_number_new(int fiscal_year);

/* True when text has the form and its check letter is right. Case matters: fold before. */
bool receipt_number_is_valid(const char *text);

/*
 * The same for responses, which staff fill in: K08-7K3MPQ-X. It is written on the paper that was
 * typed in, so that the one is found by the other.
 */
receipt_number response_number_new(int fiscal_year);
bool response_number_is_valid(const char *text);

/* The same for cases, C08-7K3MPQ-X (相談番号), and people, T08-7K3MPQ-X (対象者番号). */
receipt_number case_number_new(int fiscal_year);
bool case_number_is_valid(const char *text);
receipt_number person_number_new(int fiscal_year);
bool person_number_is_valid(const char *text);

/* A number of what is kept for years, held and disclosed: a request's, a response's or a case's. */
bool document_number_is_valid(const char *text);

#endif
