#include "base/japanese_kana.h"

bool kana_is_katakana(gunichar letter)
{
    return (letter >= U'ァ' && letter <= U'ヾ') || (letter >= U'ㇰ' && letter <= U'ㇿ');
}

gunichar kana_to_katakana(gunichar letter)
{
    /* Unicode keeps the two syllabaries in the same order, as JIS X 0208 did. */
    bool is_hiragana = (letter >= U'ぁ' && letter <= U'ゖ') || letter == U'ゝ' || letter == U'ゞ';
    return is_hiragana ? letter + (U'ァ' - U'ぁ') : letter;
}

bool kana_is_stroke(gunichar letter)
{
    static const gunichar strokes[] = {
        0x002D, /* hyphen-minus */
        0x2010, /* hyphen */
        0x2011, /* non-breaking hyphen */
        0x2012, /* figure dash */
        0x2013, /* en dash */
        0x2014, /* em dash */
        0x2015, /* horizontal bar: what U+2014 becomes on Windows */
        0x2043, /* hyphen bullet */
        0x2212, /* minus sign */
        0x2500, /* box drawing: typed by those who look for a long line */
        0x30FC, /* prolonged sound mark */
        0xFE63, /* small hyphen-minus */
        0xFF0D, /* full-width hyphen-minus */
        0xFF70, /* half-width prolonged sound mark */
    };
    for (gsize i = 0; i < G_N_ELEMENTS(strokes); i++) {
        if (strokes[i] == letter) {
            return true;
        }
    }
    return false;
}
