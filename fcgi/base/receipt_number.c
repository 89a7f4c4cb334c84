#include "base/receipt_number.h"

#include "base/calendar.h"
#include "base/secret.h"

#include <string.h>

/*
 *     Z 0 8 - 7 K 3 M P Q - X      Z a receipt, K a response, C a case, T a person
 *       9 8   7 6 5 4 3 2   1    weights
 *
 * The weighted sum is a multiple of 23. As 23 is prime and all weights differ, one wrong character
 * and two swapped neighbours always spoil it.
 */
static const char alphabet[] = "34679ACDEFGHJKMNPQRTWXY"; /* no 0 O 1 I L 2 Z 5 S 8 B U V */
static const char digits[] = "0123456789";
static const char form[] = "?##-******-*"; /* ? its kind, # a digit, * a letter of the alphabet */

enum { RECEIPT = 'Z', RESPONSE = 'K', CASE = 'C', PERSON = 'T' };

enum { LETTERS = sizeof alphabet - 1, FIRST_WEIGHT = 9 };

G_STATIC_ASSERT(LETTERS == 23);
G_STATIC_ASSERT(sizeof form - 1 == RECEIPT_NUMBER_LENGTH);

/* The value of the character at a place of the form; -1 when it cannot stand there. */
static int value_at(const char *text, int place)
{
    if (form[place] == '#') {
        return g_ascii_digit_value(text[place]);
    }
    const char *letter = memchr(alphabet, text[place], LETTERS);
    return letter != NULL ? (int)(letter - alphabet) : -1;
}

/* The weighted sum over the places before `end`. */
static int weighted_sum(const char *text, int end)
{
    int sum = 0;
    int weight = FIRST_WEIGHT;
    for (int place = 0; place < end; place++) {
        if (form[place] == '#' || form[place] == '*') {
            sum += weight-- * value_at(text, place);
        }
    }
    return sum;
}

static bool has_form(const char *text, char kind)
{
    if (strlen(text) != RECEIPT_NUMBER_LENGTH || text[0] != kind) {
        return false;
    }
    for (int place = 1; place < RECEIPT_NUMBER_LENGTH; place++) {
        if (form[place] == '-' ? text[place] != '-' : value_at(text, place) < 0) {
            return false;
        }
    }
    return true;
}

static receipt_number number_new(char kind, int fiscal_year)
{
    enum { CHECK = RECEIPT_NUMBER_LENGTH - 1 };
    int era_year = calendar_era_year((calendar_date){fiscal_year, 4, 1});
    receipt_number number;
    g_strlcpy(number.text, form, sizeof number.text);
    number.text[0] = kind;
    number.text[1] = digits[era_year / 10 % 10];
    number.text[2] = digits[era_year % 10];
    for (int place = 0; place < CHECK; place++) {
        if (form[place] == '*') {
            number.text[place] = alphabet[secret_random_below(LETTERS)];
        }
    }
    int sum = weighted_sum(number.text, CHECK);
    number.text[CHECK] = alphabet[(LETTERS - sum % LETTERS) % LETTERS];
    return number;
}

static bool number_is_valid(const char *text, char kind)
{
    return has_form(text, kind) && weighted_sum(text, RECEIPT_NUMBER_LENGTH) % LETTERS == 0;
}

receipt_number receipt_number_new(int fiscal_year)
{
    return number_new(RECEIPT, fiscal_year);
}

bool receipt_number_is_valid(const char *text)
{
    return number_is_valid(text, RECEIPT);
}

receipt_number response_number_new(int fiscal_year)
{
    return number_new(RESPONSE, fiscal_year);
}

bool response_number_is_valid(const char *text)
{
    return number_is_valid(text, RESPONSE);
}

receipt_number case_number_new(int fiscal_year)
{
    return number_new(CASE, fiscal_year);
}

bool case_number_is_valid(const char *text)
{
    return number_is_valid(text, CASE);
}

receipt_number person_number_new(int fiscal_year)
{
    return number_new(PERSON, fiscal_year);
}

bool person_number_is_valid(const char *text)
{
    return number_is_valid(text, PERSON);
}

bool document_number_is_valid(const char *text)
{
    return receipt_number_is_valid(text) || response_number_is_valid(text) ||
           case_number_is_valid(text);
}
