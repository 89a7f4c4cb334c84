#include "form/comparison.h"

#include "form/answer.h"

#include <string.h>

static bool exists(const json_t *answers, const json_t *wanted, const item_type *type)
{
    (void)type;
    return (json_array_size(answers) > 0) == json_is_true(wanted);
}

/* Where answers have an order, equal is what it calls equal: 1.5 is 1.50. */
static bool is_equal(const json_t *answer, const json_t *wanted, const item_type *type)
{
    return type->compare == NULL ? answer_equal(answer, wanted)
                                 : type->compare(answer, wanted) == 0;
}

static bool equals(const json_t *answers, const json_t *wanted, const item_type *type)
{
    for (gsize i = 0; i < json_array_size(answers); i++) {
        if (is_equal(json_array_get(answers, i), wanted, type)) {
            return true;
        }
    }
    return false;
}

static bool differs(const json_t *answers, const json_t *wanted, const item_type *type)
{
    return !equals(answers, wanted, type);
}

/* At least one answer whose order relative to the wanted one is lowest … highest (-1, 0, 1). */
static bool any_in_order(const json_t *answers, const json_t *wanted, const item_type *type,
                         int lowest, int highest)
{
    for (gsize i = 0; i < json_array_size(answers); i++) {
        int order = type->compare(json_array_get(answers, i), wanted);
        int sign = (order > 0) - (order < 0);
        if (sign >= lowest && sign <= highest) {
            return true;
        }
    }
    return false;
}

static bool greater(const json_t *answers, const json_t *wanted, const item_type *type)
{
    return any_in_order(answers, wanted, type, 1, 1);
}

static bool less(const json_t *answers, const json_t *wanted, const item_type *type)
{
    return any_in_order(answers, wanted, type, -1, -1);
}

static bool greater_or_equal(const json_t *answers, const json_t *wanted, const item_type *type)
{
    return any_in_order(answers, wanted, type, 0, 1);
}

static bool less_or_equal(const json_t *answers, const json_t *wanted, const item_type *type)
{
    return any_in_order(answers, wanted, type, -1, 0);
}

static const comparison comparisons[] = {
    {.code = "exists", .about_presence = true, .holds = exists},
    {.code = "=", .holds = equals},
    {.code = "!=", .negative = true, .holds = differs},
    {.code = ">", .needs_order = true, .holds = greater},
    {.code = "<", .needs_order = true, .holds = less},
    {.code = ">=", .needs_order = true, .holds = greater_or_equal},
    {.code = "<=", .needs_order = true, .holds = less_or_equal},
};

const comparison *comparison_find(const char *code)
{
    for (gsize i = 0; code != NULL && i < G_N_ELEMENTS(comparisons); i++) {
        if (strcmp(comparisons[i].code, code) == 0) {
            return &comparisons[i];
        }
    }
    return NULL;
}
