#ifndef BASE_JAPANESE_KANA_H
#define BASE_JAPANESE_KANA_H

/* Single characters, for the modules of japanese.h only: which are kana, which are strokes. */

#include <glib.h>
#include <stdbool.h>

/* ァ … ヺ, ・, ー, ヽ, ヾ and the small letters for Ainu, ㇰ … ㇿ. */
bool kana_is_katakana(gunichar letter);

/* The katakana of a hiragana letter; any other character unchanged. */
gunichar kana_to_katakana(gunichar letter);

/* A horizontal stroke that people type for a hyphen or for ー: hyphens, dashes, minus, ー, ─. */
bool kana_is_stroke(gunichar letter);

#endif
