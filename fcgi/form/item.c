#include "form/item.h"

#include "form/item_type.h"

void item_free(gpointer data)
{
    item *it = data;
    localized_clear(&it->text);
    localized_clear(&it->prefix);
    localized_clear(&it->entry_format);
    localized_clear(&it->unit);
    localized_clear(&it->open_label);
    json_decref(it->minimum);
    json_decref(it->maximum);
    json_decref(it->initial);
    option_list_clear(&it->options);
    for (guint i = 0; i < it->condition_count; i++) {
        json_decref(it->conditions[i].answer);
    }
    json_decref(it->prefill.when.answer);
    g_free(it->conditions);
    g_free(it);
}

bool item_is_open(const item *it)
{
    return it->type->answerable && !it->hidden && !it->read_only;
}
