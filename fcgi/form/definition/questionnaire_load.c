#include "form/definition/questionnaire_load.h"

#include "base/exact_json.h"
#include "form/compiled.h"
#include "form/definition/condition_read.h"
#include "form/definition/item_order.h"
#include "form/definition/item_read.h"
#include "form/definition/lint.h"
#include "form/definition/root_read.h"

/*
 * Jansson's own words say what is wrong with the syntax; it also refuses doubled members, bad UTF-8
 * and NUL.
 */
static json_t *parse(const char *bytes, gsize length, problem_list *problems)
{
    json_error_t error = {0};
    if (length > QUESTIONNAIRE_BYTES_MAX) {
        problem_list_add(problems, PROBLEM_ERROR, "json", "$", "Make two forms of it.",
                         "the file is larger than %d bytes", QUESTIONNAIRE_BYTES_MAX);
        return NULL;
    }
    json_t *root = exact_json_load(bytes, length, &error);
    if (root == NULL) {
        problem *p = problem_list_add(problems, PROBLEM_ERROR, "json", "$",
                                      "Mend the JSON at this place.", "%s", error.text);
        if (p != NULL && error.line > 0) {
            p->line = (guint)error.line;
            p->column = (guint)MAX(error.column, 1);
        }
    }
    return root;
}

/*
 *     bytes -> JSON
 *       -> root_read.c        the root and the contained value sets
 *       -> item_read.c        the items in preorder, each judged alone (item_rule.c)
 *       -> condition_read.c   what refers from item to item
 *       -> item_order.c       the order of evaluation
 *       -> lint.c             what only shows when all is read
 *
 * Each step tells all problems that it finds and leaves what it could read, so that one run of
 * `form check` shows as much as possible.
 */
questionnaire *questionnaire_load(const char *bytes, gsize length, problem_list *problems)
{
    g_autoptr(questionnaire) q = NULL;
    guint before = problems->errors;
    json_t *root = parse(bytes, length, problems);
    if (root != NULL) {
        q = questionnaire_new(root);
        q->sha256 = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length);
        root_read(q, problems);
        items_read(q, problems);
        conditions_read(q, problems);
        items_order(q, problems);
        lint(q, problems);
    }
    problem_list_locate(problems, bytes, length);
    return problems->errors == before ? g_steal_pointer(&q) : NULL;
}
