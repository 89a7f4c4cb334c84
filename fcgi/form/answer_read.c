#include "form/answer.h"

#include "base/japanese.h"
#include "form/normalization.h"
#include "form/pattern.h"

#include <string.h>

/* A browser sends lines with CR LF. A field of one line has none, but pasted text may. */
static char *mend_lines(const char *typed, bool multiline)
{
    g_autoptr(GString) text = g_string_new(typed);
    g_string_replace(text, "\r\n", "\n", 0);
    g_string_replace(text, "\r", "\n", 0);
    if (!multiline) {
        g_string_replace(text, "\n", " ", 0);
        g_string_replace(text, "\t", " ", 0);
    }
    return g_strdup(text->str);
}

static bool has_refused_character(const char *text, issue *found)
{
    gunichar refused = japanese_first_refused(text);
    if (refused == 0) {
        return false;
    }
    g_autofree char *shown = g_unichar_isprint(refused)
                                 ? g_ucs4_to_utf8(&refused, 1, NULL, NULL, NULL)
                                 : g_strdup_printf("U+%04X", refused);
    issue_set(found, "issue_character", json_pack("{s:s}", "c", shown));
    return true;
}

/* Lengths count code points of the tidied text: 𠮷 is one, for a browser's maxlength it is two. */
static bool has_wrong_length(const item *it, const char *text, issue *found)
{
    glong length = g_utf8_strlen(text, -1);
    bool too_long = it->max_length > 0 && length > (glong)it->max_length;
    bool too_short = length < (glong)it->min_length;
    if (too_long || too_short) {
        guint limit = too_long ? it->max_length : it->min_length;
        issue_set(found, too_long ? "issue_too_long" : "issue_too_short",
                  json_pack("{s:i, s:i}", "n", (int)limit, "m", (int)length));
    }
    return too_long || too_short;
}

json_t *answer_read_text(const reading *in, const char *typed, issue *found)
{
    const item *it = in->item;
    if (has_refused_character(typed, found)) {
        return NULL;
    }
    g_autofree char *mended = mend_lines(typed, it->type->multiline);
    g_autofree char *text = it->normalization->tidy(mended);
    if (*text == '\0' || has_wrong_length(it, text, found)) {
        return NULL;
    }
    if (it->normalization->check != NULL && !it->normalization->check(text)) {
        issue_set(found, it->normalization->issue_key, NULL);
        return NULL;
    }
    if (it->pattern != NULL && !pattern_matches(it->pattern, text)) {
        issue_set(found, "issue_pattern", NULL);
        return NULL;
    }
    return json_string(text);
}

json_t *answer_read_boolean(const reading *in, const char *typed, issue *found)
{
    (void)in;
    bool yes = strcmp(typed, "true") == 0;
    if (!yes && strcmp(typed, "false") != 0) {
        issue_set(found, "issue_choice", NULL);
        return NULL;
    }
    return json_boolean(yes);
}

json_t *answer_read_choice(const reading *in, const char *typed, issue *found)
{
    shown_option chosen;
    if (!option_list_look_up(&in->item->options, in->context->value_sets, typed,
                             in->context->language, &chosen)) {
        issue_set(found, "issue_choice", NULL);
        return NULL;
    }
    /* {city} and its like are filled in for readers, not in what is stored. */
    return json_pack("{s:s, s:s, s:s}", "system", chosen.system, "code", chosen.code, "display",
                     chosen.base);
}

json_t *answer_read_open_choice(const reading *in, const char *typed, issue *found)
{
    if (strcmp(typed, ANSWER_OTHER) != 0) {
        return answer_read_choice(in, typed, found);
    }
    json_t *text = in->other == NULL ? NULL : answer_read_text(in, in->other, found);
    if (text == NULL && found->key == NULL) {
        issue_set(found, "issue_other_text", NULL);
    }
    return text == NULL ? NULL : json_pack("{s:o}", "text", text);
}
