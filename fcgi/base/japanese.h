#ifndef BASE_JAPANESE_H
#define BASE_JAPANESE_H

/*
 * Japanese text as typed on phones and desktops: what may be tidied and what must stay.
 *
 * Names and free text keep every kanji as typed (髙, 﨑, variation sequences): plain NFC would
 * rewrite U+FA19 to U+795E, so only kana with a combining voiced mark are composed. Digits,
 * telephone numbers, codes and e-mail are folded with NFKC, because nobody means a full-width digit
 * there.
 *
 * All input is valid UTF-8 without NUL (judged in http/). Results belong to the caller. Doing any
 * of these twice is doing it once.
 */

#include <glib.h>
#include <stdbool.h>

/*
 * Composes kana + U+3099/U+309A (as macOS and iOS send them) and trims white space, the ideographic
 * space included, off the ends; everything else stays.
 */
char *japanese_tidy(const char *text);

/*
 * Full-width digits, letters and signs to half width (NFKC), all kinds of hyphen to '-', trimmed.
 */
char *japanese_half_width(const char *text);

/*
 * Hiragana and half-width kana to full-width katakana; look-alikes of ー after kana to ー; any run
 * of white space to one U+0020, none at the ends.
 */
char *japanese_katakana(const char *text);

/* True when text is katakana, ー, ・ and spaces (U+0020, U+3000) only, or empty. */
bool japanese_is_katakana(const char *text);

/*
 * For search and comparison only, never shown: NFKC, 髙→高 﨑→崎 邉邊→辺 and their like, hiragana
 * to katakana, ヶ→ケ, hyphens and ー unified, lower case, white space and variation selectors
 * removed.
 */
char *japanese_fold(const char *text);

/*
 * The first character that no form accepts: C0/C1 controls other than TAB LF CR, non-characters,
 * emoji (the table in japanese_refused.c says which). Of a sign made an emoji by a selector behind
 * it (☎️) it is the sign. 0 when there is none.
 */
gunichar japanese_first_refused(const char *text);

#endif
