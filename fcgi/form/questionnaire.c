#include "form/compiled.h"

questionnaire *questionnaire_new(json_t *root)
{
    questionnaire *q = g_new0(questionnaire, 1);
    q->root = root;
    q->items = g_ptr_array_new_with_free_func(item_free);
    q->by_link_id = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return q;
}

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

const char *questionnaire_description(const questionnaire *q)
{
    return root_string(q, "description");
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

bool questionnaire_is_open(const questionnaire *q, calendar_date today)
{
    return calendar_compare(q->first_day, today) <= 0 && calendar_compare(today, q->last_day) <= 0;
}

bool questionnaire_is_experimental(const questionnaire *q)
{
    return json_is_true(json_object_get(q->root, "experimental"));
}
