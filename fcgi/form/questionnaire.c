#include "form/compiled.h"
#include "form/item_type.h"

#include <string.h>

void questionnaire_free(questionnaire *q)
{
    if (q == NULL) {
        return;
    }
    g_ptr_array_unref(q->items);
    g_hash_table_unref(q->by_link_id);
    localized_clear(&q->title);
    g_free(q->order);
    g_free(q->sha256);
    json_decref(q->root);
    g_free(q);
}

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
    json_t *root = json_loadb(bytes, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
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

static questionnaire *questionnaire_new(json_t *root)
{
    questionnaire *q = g_new0(questionnaire, 1);
    q->root = root;
    q->items = g_ptr_array_new_with_free_func(item_free);
    q->by_link_id = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return q;
}

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

static const char *root_string(const questionnaire *q, const char *key)
{
    return json_string_value(json_object_get(q->root, key));
}

const char *questionnaire_url(const questionnaire *q)
{
    return root_string(q, "url");
}

const char *questionnaire_version(const questionnaire *q)
{
    return root_string(q, "version");
}

const char *questionnaire_name(const questionnaire *q)
{
    return root_string(q, "name");
}

const char *questionnaire_language(const questionnaire *q)
{
    return root_string(q, "language");
}

const char *questionnaire_title(const questionnaire *q, const char *language)
{
    return localized_get(&q->title, language);
}

const char *questionnaire_sha256(const questionnaire *q)
{
    return q->sha256;
}

int questionnaire_page_count(const questionnaire *q)
{
    return q->page_count;
}

guint questionnaire_item_count(const questionnaire *q)
{
    return q->items->len;
}

const item *questionnaire_item(const questionnaire *q, guint index)
{
    return g_ptr_array_index(q->items, index);
}

const item *questionnaire_find_item(const questionnaire *q, const char *link_id)
{
    return link_id == NULL ? NULL : g_hash_table_lookup(q->by_link_id, link_id);
}

bool item_is_open(const item *it)
{
    return it->type->answerable && !it->hidden && !it->read_only;
}

/* How many items under the same parent stand before this one. */
static gsize index_among_siblings(const questionnaire *q, const item *it)
{
    gsize before = 0;
    for (guint i = it->parent == ITEM_NONE ? 0 : it->parent; i < it->index; i++) {
        before += questionnaire_item(q, i)->parent == it->parent ? 1 : 0;
    }
    return before;
}

static const item *parent_of(const questionnaire *q, const item *it)
{
    return it->parent == ITEM_NONE ? NULL : questionnaire_item(q, it->parent);
}

void item_place_find(const questionnaire *q, const item *it, item_place *found)
{
    found->steps[0] = (place){NULL, NULL, 0};
    found->at = &found->steps[2 * it->depth];
    for (const item *at = it; at != NULL; at = parent_of(q, at)) {
        place *array = &found->steps[2 * at->depth - 1];
        array[0] = (place){array - 1, "item", 0};
        array[1] = (place){array, NULL, index_among_siblings(q, at)};
    }
}
