#include "export/asked.h"

#include "form/comparison.h"

json_t *asked_answers(const json_t *answers, const item *it)
{
    json_t *answer = json_object_get(answers, it->link_id);
    if (json_is_array(answer)) {
        return json_incref(answer);
    }
    json_t *list = json_array();
    if (answer != NULL) {
        json_array_append(list, answer);
    }
    return list;
}

static bool condition_holds(const questionnaire *q, const condition *c, const json_t *answers)
{
    const item *source = questionnaire_item(q, c->source);
    json_auto_t *list = asked_answers(answers, source);
    return c->comparison->holds(list, c->answer, source->type);
}

/*
 * The first condition that decides: one that holds where any is enough, one that fails where all
 * must.
 */
static bool conditions_hold(const questionnaire *q, const item *it, const json_t *answers)
{
    for (guint i = 0; i < it->condition_count; i++) {
        if (condition_holds(q, &it->conditions[i], answers) == it->any) {
            return it->any;
        }
    }
    return it->condition_count == 0 || !it->any;
}

/*
 * A response holds answers of enabled questions only, so a source that was itself disabled is seen
 * as unanswered (E6) without an order of evaluation; parents come before their descendants.
 */
bool *asked_find(const questionnaire *q, const json_t *answers)
{
    bool *asked = g_new(bool, questionnaire_item_count(q));
    for (guint i = 0; i < questionnaire_item_count(q); i++) {
        const item *it = questionnaire_item(q, i);
        bool inside = it->parent == ITEM_NONE || asked[it->parent];
        asked[i] = inside && conditions_hold(q, it, answers);
    }
    return asked;
}
