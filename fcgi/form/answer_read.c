#include "form/answer.h"

#include "base/calendar.h"
#include "base/japanese.h"
#include "form/normalization.h"

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
    return json_string(text);
}

static json_t *limit_text(const reading *in, const json_t *limit)
{
    g_autofree char *text = limit == NULL ? NULL : in->item->type->show(in, limit);
    return json_string(text);
}

/*
 * Takes the answer and gives it back, or NULL with the issue when it is outside minValue …
 * maxValue.
 */
static json_t *within_limits(const reading *in, json_t *answer, issue *found)
{
    json_auto_t *owned = answer;
    const item *it = in->item;
    bool below = it->minimum != NULL && it->type->compare(owned, it->minimum) < 0;
    bool above = it->maximum != NULL && it->type->compare(owned, it->maximum) > 0;
    if (below) {
        issue_set(found, it->type->below_min_key,
                  json_pack("{s:o}", "min", limit_text(in, it->minimum)));
    } else if (above) {
        issue_set(found, it->type->above_max_key,
                  json_pack("{s:o}", "max", limit_text(in, it->maximum)));
    }
    return below || above ? NULL : json_incref(owned);
}

json_t *answer_read_integer(const reading *in, const char *typed, issue *found)
{
    g_autofree char *text = normalization_find("digits")->tidy(typed);
    gint64 number = 0;
    bool has_plus = text[0] == '+' && g_ascii_isdigit(text[1]);
    if (*text == '\0') {
        return NULL;
    }
    if (!g_ascii_string_to_signed(has_plus ? text + 1 : text, 10, G_MININT32, G_MAXINT32, &number,
                                  NULL)) {
        issue_set(found, "issue_integer", NULL);
        return NULL;
    }
    return within_limits(in, json_integer(number), found);
}

json_t *answer_read_date(const reading *in, const char *typed, issue *found)
{
    g_autofree char *text = japanese_tidy(typed);
    calendar_date date;
    if (*text == '\0') {
        return NULL;
    }
    if (!calendar_parse(text, &date)) {
        issue_set(found, "issue_date", NULL);
        return NULL;
    }
    g_autofree char *iso = calendar_iso(date);
    return within_limits(in, json_string(iso), found);
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
