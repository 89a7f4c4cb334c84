/* minValue and maxValue: answer_within_limits() of answer.h. */

#include "form/answer.h"

static json_t *limit_text(const reading *in, const json_t *limit)
{
    g_autofree char *text = limit == NULL ? NULL : in->item->type->show(in, limit);
    return json_string(text);
}

json_t *answer_within_limits(const reading *in, json_t *answer, issue *found)
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
