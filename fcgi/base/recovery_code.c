#include "base/recovery_code.h"

#include "base/japanese.h"
#include "base/secret.h"

#include <string.h>

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

enum { GROUP = 4, LETTERS = 16 };

static void write_letter(recovery_code *code, gsize number, char letter)
{
    code->text[number + number / GROUP] = letter;
}

static recovery_code blank(void)
{
    return (recovery_code){"----"
                           "-----"
                           "-----"
                           "-----"};
}

recovery_code recovery_code_new(void)
{
    recovery_code code = blank();

    for (gsize i = 0; i < LETTERS; i++) {
        write_letter(&code, i, alphabet[secret_random_below(sizeof alphabet - 1)]);
    }
    return code;
}

/* Crockford's Base32 has no O, I and L, so that they can be read as what they look like. */
static char meant(char typed)
{
    const char upper = g_ascii_toupper(typed);

    switch (upper) {
    case 'O':
        return '0';
    case 'I':
    case 'L':
        return '1';
    default:
        return upper;
    }
}

bool recovery_code_read(const char *typed, recovery_code *code)
{
    g_autofree char *narrow = japanese_half_width(typed);
    gsize count = 0;

    *code = blank();
    for (const char *at = narrow; *at != '\0'; at++) {
        const char letter = meant(*at);
        if (letter == '-' || letter == ' ') {
            continue;
        }
        if (count == LETTERS || strchr(alphabet, letter) == NULL) {
            return false;
        }
        write_letter(code, count++, letter);
    }
    return count == LETTERS;
}
