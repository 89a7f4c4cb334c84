#include "base/japanese.h"

#include <stdlib.h>

typedef struct {
    gunichar first, last;
} range;

/*
 * What no form accepts, in the order of code points. Emoji are the characters that a phone draws as
 * a coloured picture by itself (Unicode's property Emoji_Presentation) and the blocks of
 * pictographs. Signs of print and of older Japanese sets stay welcome, though Unicode lists some of
 * them as emoji too: ① ⑴ ™ © ☎ ★ ♥ and 🈟 (U+1F21F), which municipal papers contain.
 */
static const range refused[] = {
    {0x00, 0x08},       {0x0B, 0x0C},       {0x0E, 0x1F},       {0x7F, 0x9F}, /* controls */
    {0x20E3, 0x20E3},                                                         /* keycap: 1️⃣ */
    {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},   {0x23F3, 0x23F3},
    {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},
    {0x2693, 0x2693},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},
    {0x26C4, 0x26C5},   {0x26CE, 0x26CE},   {0x26D4, 0x26D4},   {0x26EA, 0x26EA},
    {0x26F2, 0x26F3},   {0x26F5, 0x26F5},   {0x26FA, 0x26FA},   {0x26FD, 0x26FD},
    {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},   {0x274C, 0x274C},
    {0x274E, 0x274E},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
    {0x27B0, 0x27B0},   {0x27BF, 0x27BF},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},
    {0x2B55, 0x2B55},   {0xFDD0, 0xFDEF}, /* non-characters */
    {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A},
    {0x1F1E6, 0x1F1FF}, {0x1F201, 0x1F201}, {0x1F21A, 0x1F21A}, {0x1F22F, 0x1F22F},
    {0x1F232, 0x1F236}, {0x1F238, 0x1F23A}, {0x1F250, 0x1F251}, {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF}, {0x1F7E0, 0x1F7FF}, {0x1F900, 0x1FAFF}, {0xE0020, 0xE007F}, /* flag tags */
};

/* Variation selector 16 asks for the coloured picture of the sign before it: ☎️ ©️ */
enum { EMOJI_STYLE = 0xFE0F };

static int compare(const void *key, const void *row)
{
    gunichar letter = *(const gunichar *)key;
    const range *here = row;
    return (letter > here->last) - (letter < here->first);
}

static bool is_refused(gunichar letter)
{
    /* The last two code points of each of the seventeen planes are non-characters. */
    return (letter & 0xFFFE) == 0xFFFE ||
           bsearch(&letter, refused, G_N_ELEMENTS(refused), sizeof refused[0], compare) != NULL;
}

gunichar japanese_first_refused(const char *text)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_find_next_char(at, NULL)) {
        gunichar letter = g_utf8_get_char(at);
        gunichar next = g_utf8_get_char(g_utf8_find_next_char(at, NULL));
        /* The visible sign is named in the message; the selector behind it cannot be seen. */
        if (is_refused(letter) || next == EMOJI_STYLE) {
            return letter;
        }
    }
    return 0;
}
