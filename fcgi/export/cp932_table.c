#include "export/cp932_table.h"

#include <stdlib.h>

typedef struct {
    gunichar first, last; /* of the same replacement */
    const char *by;
} replacement;

/* In the order of code points, for it is searched by halving. */
static const replacement table[] = {
    {0x00A0, 0x00A0, " "}, /* no-break space */
    {0x00A5, 0x00A5, "￥"},   {0x00A9, 0x00A9, "(C)"},
    {0x00AD, 0x00AD, ""}, /* soft hyphen: seen at the end of a line alone */
    {0x00AE, 0x00AE, "(R)"},  {0x00B7, 0x00B7, "・"},
    {0x00C6, 0x00C6, "AE"},   {0x00D0, 0x00D0, "D"},
    {0x00D8, 0x00D8, "O"},    {0x00DE, 0x00DE, "Th"},
    {0x00DF, 0x00DF, "ss"},   {0x00E6, 0x00E6, "ae"},
    {0x00F0, 0x00F0, "d"},    {0x00F8, 0x00F8, "o"},
    {0x00FE, 0x00FE, "th"},   {0x0110, 0x0110, "D"}, /* Đ of Vietnamese names */
    {0x0111, 0x0111, "d"},    {0x0131, 0x0131, "i"},
    {0x0141, 0x0141, "L"},    {0x0142, 0x0142, "l"},
    {0x0152, 0x0152, "OE"},   {0x0153, 0x0153, "oe"},
    {0x0300, 0x036F, ""},  /* accents that stand behind their letter */
    {0x2002, 0x200A, " "}, /* spaces of other widths */
    {0x200B, 0x200F, ""},  /* without width */
    {0x2011, 0x2011, "-"}, /* no-break hyphen */
    {0x2013, 0x2013, "－"},   {0x2022, 0x2022, "・"},
    {0x202F, 0x202F, " "},    {0x203E, 0x203E, "￣"},
    {0x2060, 0x2060, ""},     {0x2122, 0x2122, "(TM)"},
    {0x2474, 0x2474, "(1)"},  {0x2475, 0x2475, "(2)"},
    {0x2476, 0x2476, "(3)"},  {0x2477, 0x2477, "(4)"},
    {0x2478, 0x2478, "(5)"},  {0x2479, 0x2479, "(6)"},
    {0x247A, 0x247A, "(7)"},  {0x247B, 0x247B, "(8)"},
    {0x247C, 0x247C, "(9)"},  {0x247D, 0x247D, "(10)"},
    {0x247E, 0x247E, "(11)"}, {0x247F, 0x247F, "(12)"},
    {0x2480, 0x2480, "(13)"}, {0x2481, 0x2481, "(14)"},
    {0x2482, 0x2482, "(15)"}, {0x2483, 0x2483, "(16)"},
    {0x2484, 0x2484, "(17)"}, {0x2485, 0x2485, "(18)"},
    {0x2486, 0x2486, "(19)"}, {0x2487, 0x2487, "(20)"},
    {0x3094, 0x3094, "ヴ"}, /* ゔ */
    {0x3099, 0x3099, "゛"}, /* behind a kana that has no letter of its own with it */
    {0x309A, 0x309A, "゜"},   {0x32FF, 0x32FF, "令和"}, /* ㋿ */
    {0xFE00, 0xFE0F, ""},   /* variation selectors: the shape goes, the letter stays */
    {0xFEFF, 0xFEFF, ""},   /* byte order mark in the middle of a text */
    {0xE0100, 0xE01EF, ""}, /* variation selectors of kanji (IVS) */
};

static int compare(const void *key, const void *row)
{
    const gunichar character = *(const gunichar *)key;
    const replacement *at = row;

    if (character < at->first) {
        return -1;
    }
    return character > at->last;
}

const char *cp932_table_find(gunichar character)
{
    const replacement *found =
        bsearch(&character, table, G_N_ELEMENTS(table), sizeof table[0], compare);

    return found != NULL ? found->by : NULL;
}
