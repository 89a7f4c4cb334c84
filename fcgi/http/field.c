#include "http/field.h"

static void field_free(gpointer data)
{
    field *pair = data;
    g_free(pair->name);
    g_free(pair->value);
    g_free(pair);
}

field_list *field_list_new(void)
{
    field_list *list = g_new(field_list, 1);
    list->fields = g_ptr_array_new_with_free_func(field_free);
    return list;
}

void field_list_free(field_list *list)
{
    g_ptr_array_unref(list->fields);
    g_free(list);
}

void field_list_add(field_list *list, const char *name, const char *value)
{
    field *pair = g_new(field, 1);
    *pair = (field){.name = g_strdup(name), .value = g_strdup(value)};
    g_ptr_array_add(list->fields, pair);
}

const char *field_list_get(const field_list *list, const char *name)
{
    for (guint i = 0; i < list->fields->len; i++) {
        const field *pair = g_ptr_array_index(list->fields, i);
        if (g_str_equal(pair->name, name)) {
            return pair->value;
        }
    }
    return NULL;
}

const char *field_list_single(const field_list *list, const char *name)
{
    return field_list_count(list, name) == 1 ? field_list_get(list, name) : NULL;
}

guint field_list_count(const field_list *list, const char *name)
{
    guint count = 0;
    for (guint i = 0; i < list->fields->len; i++) {
        const field *pair = g_ptr_array_index(list->fields, i);
        count += g_str_equal(pair->name, name) ? 1 : 0;
    }
    return count;
}
