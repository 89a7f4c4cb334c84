#include "text/mustache.h"

struct mustache_set {
    GHashTable *templates; /* name -> mustache_template, both owned */
};

static void free_template(gpointer parsed)
{
    mustache_template_free(parsed);
}

mustache_set *mustache_set_new(void)
{
    mustache_set *set = g_new0(mustache_set, 1);
    set->templates = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_template);
    return set;
}

void mustache_set_free(mustache_set *set)
{
    if (set == NULL) {
        return;
    }
    g_hash_table_unref(set->templates);
    g_free(set);
}

void mustache_set_add(mustache_set *set, const char *name, mustache_template *parsed)
{
    g_hash_table_replace(set->templates, g_strdup(name), parsed);
}

const mustache_template *mustache_set_get(const mustache_set *set, const char *name)
{
    return g_hash_table_lookup(set->templates, name);
}
