#include "form/definition/revision.h"

#include "form/compiled.h"
#include "form/definition/item_place.h"
#include "form/item_type.h"

#include <string.h>

static void check_options(const item *before, const item *now, const place *at,
                          problem_list *problems)
{
    for (guint i = 0; i < before->options.options->len; i++) {
        const option *old = &g_array_index(before->options.options, option, i);
        const option *new = option_list_find(&now->options, old->code);
        if (new == NULL) {
            place_warning(at, problems, "L8", "Keep the code, or say in a designNote since when.",
                          "the option \"%s\" of \"%s\" is gone", old->code, now->link_id);
        } else if (strcmp(old->display.base, new->display.base) != 0) {
            place_warning(at, problems, "L8",
                          "Give the option another code if it means something else.",
                          "the option \"%s\" of \"%s\" read \"%s\" and reads \"%s\" now", old->code,
                          now->link_id, old->display.base, new->display.base);
        }
    }
}

static void check_item(const item *before, const item *now, const place *at, problem_list *problems)
{
    if (before->type != now->type || before->repeats != now->repeats) {
        place_warning(at, problems, "L8", "Give the question another linkId.",
                      "\"%s\" was %s%s and is %s%s now", now->link_id,
                      before->repeats ? "a repeating " : "", before->type->name,
                      now->repeats ? "a repeating " : "", now->type->name);
    } else {
        check_options(before, now, at, problems);
    }
}

static void check_items(const questionnaire *before, const questionnaire *now,
                        problem_list *problems)
{
    place top = {0};
    for (guint i = 0; i < questionnaire_item_count(before); i++) {
        const item *old = questionnaire_item(before, i);
        const item *new = questionnaire_find_item(now, old->link_id);
        item_place here;
        if (new != NULL) {
            item_place_find(now, new, &here);
            check_item(old, new, here.at, problems);
        } else if (old->type->answerable) {
            place_warning(&top, problems, "L8", "Keep it, if its answers are still wanted.",
                          "the question \"%s\" of version %s is gone", old->link_id,
                          questionnaire_version(before));
        }
    }
}

void revision_check(const questionnaire *before, const questionnaire *now, const char *bytes,
                    gsize length, problem_list *problems)
{
    place top = {0};
    place url = {&top, "url", 0};
    if (strcmp(questionnaire_url(before), questionnaire_url(now)) == 0) {
        check_items(before, now, problems);
    } else {
        place_warning(&url, problems, "L8", "Compare with a version of the same form.",
                      "the previous version has another url, %s", questionnaire_url(before));
    }
    problem_list_locate(problems, bytes, length);
}
