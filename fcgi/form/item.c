#include "form/item.h"

#include "form/item_type.h"
#include "form/pattern.h"

#include <string.h>

void item_free(gpointer data)
{
    item *it = data;
    localized_clear(&it->text);
    localized_clear(&it->prefix);
    localized_clear(&it->entry_format);
    localized_clear(&it->unit);
    localized_clear(&it->open_label);
    localized_clear(&it->short_text);
    json_decref(it->minimum);
    json_decref(it->maximum);
    json_decref(it->initial);
    option_list_clear(&it->options);
    for (guint i = 0; i < it->condition_count; i++) {
        json_decref(it->conditions[i].answer);
    }
    json_decref(it->prefill.when.answer);
    g_free(it->conditions);
    pattern_free(it->pattern);
    g_free(it);
}

bool item_is_open(const item *it)
{
    return it->type->answerable && !it->hidden && !it->read_only;
}

bool item_is_group(const item *it)
{
    return strcmp(it->type->name, "group") == 0;
}

bool item_is_repeating_group(const item *it)
{
    return it->repeats && item_is_group(it);
}

bool item_is_margin(const item *it)
{
    static const char *const margins[] = {"header", "footer", NULL};
    return it->parent == ITEM_NONE && item_is_group(it) && it->category != NULL &&
           g_strv_contains(margins, it->category);
}

bool item_has_free_text(const item *it)
{
    return it->type->has_options && it->type->has_length;
}

bool item_has_fields(const item *it)
{
    return it->repeats && it->type->answerable && !it->type->has_options;
}
