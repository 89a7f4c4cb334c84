#include "form/option.h"

#include <string.h>

static void option_clear(gpointer data)
{
    option *o = data;
    localized_clear(&o->display);
}

void option_list_init(option_list *list, const char *url, const char *link_id)
{
    *list = (option_list){.options = g_array_new(FALSE, TRUE, sizeof(option)),
                          .system = g_strdup_printf("%s/options/%s", url, link_id)};
    g_array_set_clear_func(list->options, option_clear);
}

void option_list_clear(option_list *list)
{
    g_clear_pointer(&list->options, g_array_unref);
    g_clear_pointer(&list->system, g_free);
}

const option *option_list_find(const option_list *list, const char *code)
{
    for (guint i = 0; i < list->options->len; i++) {
        const option *o = &g_array_index(list->options, option, i);
        if (strcmp(o->code, code) == 0) {
            return o;
        }
    }
    return NULL;
}

static const json_t *municipal_options(const option_list *list, const json_t *value_sets)
{
    return json_object_get(value_sets, list->municipal_set);
}

gsize option_list_size(const option_list *list, const json_t *value_sets)
{
    return list->municipal_set == NULL ? list->options->len
                                       : json_array_size(municipal_options(list, value_sets));
}

static shown_option show_municipal(const option_list *list, const json_t *entry,
                                   const char *language)
{
    const char *base = json_string_value(json_object_get(entry, "display"));
    const char *translated =
        json_string_value(json_object_get(json_object_get(entry, "displays"), language));
    return (shown_option){.code = json_string_value(json_object_get(entry, "code")),
                          .system = list->system,
                          .display = translated == NULL ? base : translated,
                          .base = base,
                          .translated = translated != NULL,
                          .postals = json_object_get(entry, "postals")};
}

shown_option option_list_show(const option_list *list, const json_t *value_sets, gsize index,
                              const char *language)
{
    if (list->municipal_set != NULL) {
        return show_municipal(list, json_array_get(municipal_options(list, value_sets), index),
                              language);
    }
    const option *o = &g_array_index(list->options, option, index);
    const char *display = localized_get(&o->display, language);
    return (shown_option){.code = o->code,
                          .system = o->system,
                          .display = display,
                          .base = o->display.base,
                          .translated = display != o->display.base,
                          .exclusive = o->exclusive,
                          .prefix = o->prefix};
}

bool option_list_look_up(const option_list *list, const json_t *value_sets, const char *code,
                         const char *language, shown_option *found)
{
    for (gsize i = 0; i < option_list_size(list, value_sets); i++) {
        *found = option_list_show(list, value_sets, i, language);
        if (found->code != NULL && strcmp(found->code, code) == 0) {
            return true;
        }
    }
    return false;
}
