/* integer and decimal: what answer.h says of them. */

#include "base/decimal.h"
#include "base/exact_json.h"
#include "base/japanese.h"
#include "form/answer.h"

json_t *answer_read_integer(const reading *in, const char *typed, issue *found)
{
    g_autofree char *text = japanese_tidy(typed);
    g_autofree char *plain = decimal_read(text);
    gint64 number = 0;
    if (*text == '\0') {
        return NULL;
    }
    if (plain == NULL ||
        !g_ascii_string_to_signed(plain, 10, G_MININT32, G_MAXINT32, &number, NULL)) {
        issue_set(found, "issue_integer", NULL);
        return NULL;
    }
    return answer_within_limits(in, json_integer(number), found);
}

json_t *answer_literal_integer(const item *it, const json_t *value)
{
    (void)it;
    if (!json_is_integer(value)) {
        return NULL;
    }
    json_int_t number = json_integer_value(value);
    return number >= G_MININT32 && number <= G_MAXINT32 ? json_integer(number) : NULL;
}

/* The number as text, its unit behind it. */
static char *with_unit(const reading *in, const char *number)
{
    const char *unit = localized_get(&in->item->unit, in->context->language);
    return g_strconcat(number, unit == NULL ? "" : unit, NULL);
}

char *answer_show_integer(const reading *in, const json_t *answer)
{
    g_autofree char *number = g_strdup_printf("%" JSON_INTEGER_FORMAT, json_integer_value(answer));
    return with_unit(in, number);
}

int answer_compare_integer(const json_t *left, const json_t *right)
{
    json_int_t a = json_integer_value(left);
    json_int_t b = json_integer_value(right);
    return (a > b) - (a < b);
}

static bool has_too_many_places(const item *it, const char *number, issue *found)
{
    bool bounded = it->decimal_places >= 0;
    if (!bounded || decimal_places(number) <= (guint)it->decimal_places) {
        return false;
    }
    issue_set(found, "issue_decimal_places", json_pack("{s:i}", "n", it->decimal_places));
    return true;
}

json_t *answer_read_decimal(const reading *in, const char *typed, issue *found)
{
    g_autofree char *text = japanese_tidy(typed);
    g_autofree char *number = decimal_read(text);
    if (*text == '\0') {
        return NULL;
    }
    if (number == NULL) {
        issue_set(found, "issue_decimal", NULL);
        return NULL;
    }
    return has_too_many_places(in->item, number, found)
               ? NULL
               : answer_within_limits(in, json_string(number), found);
}

json_t *answer_literal_decimal(const item *it, const json_t *value)
{
    (void)it;
    g_autofree char *number = exact_json_number(value);
    return number != NULL && decimal_is_canonical(number) ? json_string(number) : NULL;
}

char *answer_show_decimal(const reading *in, const json_t *answer)
{
    return with_unit(in, json_string_value(answer));
}

int answer_compare_decimal(const json_t *left, const json_t *right)
{
    return decimal_compare(json_string_value(left), json_string_value(right));
}
