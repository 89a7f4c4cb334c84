#include "base/japanese.h"

#include "base/japanese_kana.h"

#include <stdlib.h>

typedef struct {
    gunichar variant;
    gunichar common;
} variant_pair;

/*
 * Forms of kanji in names that families write differently and that a searcher takes for one, in the
 * order of their code points. NFKC already unites the compatibility ideographs that have a
 * decomposition (U+FA19 神, U+FA1A 祥, U+FA1B 福 …); 﨑 U+FA11 has none.
 */
static const variant_pair variants[] = {
    {U'ヵ', U'カ'}, {U'ヶ', U'ケ'}, {U'䕃', U'蔭'}, {U'亞', U'亜'}, {U'冨', U'富'}, {U'凜', U'凛'},
    {U'吳', U'呉'}, {U'國', U'国'}, {U'圓', U'円'}, {U'增', U'増'}, {U'壽', U'寿'}, {U'學', U'学'},
    {U'實', U'実'}, {U'寶', U'宝'}, {U'將', U'将'}, {U'峯', U'峰'}, {U'嵜', U'崎'}, {U'嶋', U'島'},
    {U'嶌', U'島'}, {U'廣', U'広'}, {U'彌', U'弥'}, {U'德', U'徳'}, {U'惠', U'恵'}, {U'應', U'応'},
    {U'戶', U'戸'}, {U'敎', U'教'}, {U'斉', U'斎'}, {U'曻', U'昇'}, {U'條', U'条'}, {U'榮', U'栄'},
    {U'槇', U'槙'}, {U'槗', U'橋'}, {U'橫', U'横'}, {U'檜', U'桧'}, {U'櫻', U'桜'}, {U'淸', U'清'},
    {U'淺', U'浅'}, {U'渊', U'淵'}, {U'渕', U'淵'}, {U'澤', U'沢'}, {U'濱', U'浜'}, {U'濵', U'浜'},
    {U'瀧', U'滝'}, {U'瀨', U'瀬'}, {U'眞', U'真'}, {U'碕', U'崎'}, {U'禮', U'礼'}, {U'稻', U'稲'},
    {U'穗', U'穂'}, {U'籠', U'篭'}, {U'縣', U'県'}, {U'總', U'総'}, {U'聲', U'声'}, {U'與', U'与'},
    {U'舘', U'館'}, {U'莊', U'荘'}, {U'萬', U'万'}, {U'薗', U'園'}, {U'藏', U'蔵'}, {U'豐', U'豊'},
    {U'豫', U'予'}, {U'遙', U'遥'}, {U'邉', U'辺'}, {U'邊', U'辺'}, {U'邨', U'村'}, {U'鐵', U'鉄'},
    {U'關', U'関'}, {U'靑', U'青'}, {U'靜', U'静'}, {U'髙', U'高'}, {U'鷗', U'鴎'}, {U'鹽', U'塩'},
    {U'黑', U'黒'}, {U'齊', U'斎'}, {U'齋', U'斎'}, {U'齡', U'齢'}, {U'龍', U'竜'}, {U'﨑', U'崎'},
    {U'﨔', U'欅'}, {U'𠮷', U'吉'},
};

static int compare(const void *key, const void *row)
{
    gunichar letter = *(const gunichar *)key;
    gunichar variant = ((const variant_pair *)row)->variant;
    return (letter > variant) - (letter < variant);
}

static gunichar common_form(gunichar letter)
{
    const variant_pair *row =
        bsearch(&letter, variants, G_N_ELEMENTS(variants), sizeof variants[0], compare);
    return row != NULL ? row->common : letter;
}

/* U+FE00 … FE0F, and U+E0100 … E01EF: the ideographic variation sequences (IVS) of names. */
static bool is_variation_selector(gunichar letter)
{
    return (letter >= 0xFE00 && letter <= 0xFE0F) || (letter >= 0xE0100 && letter <= 0xE01EF);
}

static gunichar fold(gunichar letter)
{
    if (kana_is_stroke(letter)) {
        return '-';
    }
    return common_form(g_unichar_tolower(kana_to_katakana(letter)));
}

char *japanese_fold(const char *text)
{
    g_autofree char *normal = g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);
    g_autoptr(GString) folded = g_string_new(NULL);
    for (const char *at = normal; *at != '\0'; at = g_utf8_find_next_char(at, NULL)) {
        gunichar letter = g_utf8_get_char(at);
        if (!g_unichar_isspace(letter) && !is_variation_selector(letter)) {
            g_string_append_unichar(folded, fold(letter));
        }
    }
    /*
     * A mark may have come to stand behind its letter only now that a space between them is gone.
     */
    return g_utf8_normalize(folded->str, -1, G_NORMALIZE_NFC);
}
