#include "base/municipality_code.h"

#include <glib.h>
#include <string.h>

enum { CODE_LENGTH = 6 };

/* Modulus 11 with the weights 6 5 4 3 2 on the first five digits; a 10 is written 0. */
bool municipality_code_is_valid(const char *code)
{
    if (strlen(code) != CODE_LENGTH || strspn(code, "0123456789") != CODE_LENGTH) {
        return false;
    }
    int sum = 0;
    for (int i = 0; i < CODE_LENGTH - 1; i++) {
        sum += (CODE_LENGTH - i) * g_ascii_digit_value(code[i]);
    }
    return (11 - sum % 11) % 10 == g_ascii_digit_value(code[CODE_LENGTH - 1]);
}
