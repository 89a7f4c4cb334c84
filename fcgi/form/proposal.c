#include "form/proposal.h"

#include <string.h>

/* The postal code as it was understood, or NULL. */
static const char *typed_postal(const form *f, const node *n)
{
    guint index = n->item->postal_source;
    const node *source = index == ITEM_NONE ? NULL : node_of(f, n, index);
    return source == NULL || !source->enabled
               ? NULL
               : json_string_value(json_array_get(source->answers, 0));
}

bool option_is_proposed(const form *f, const node *n, const shown_option *shown)
{
    const char *postal = typed_postal(f, n);
    gsize index = 0;
    const json_t *code = NULL;
    json_array_foreach(shown->postals, index, code)
    {
        if (g_strcmp0(json_string_value(code), postal) == 0) {
            return true;
        }
    }
    return false;
}

static guint count_proposed(const form *f, const node *n)
{
    const form_context *context = &f->context;
    gsize size = option_list_size(&n->item->options, context->value_sets);
    guint count = 0;
    for (gsize i = 0; i < size; i++) {
        shown_option shown =
            option_list_show(&n->item->options, context->value_sets, i, context->language);
        count += option_is_proposed(f, n, &shown) ? 1 : 0;
    }
    return count;
}

bool option_is_preselected(const form *f, const node *n, const shown_option *shown)
{
    const char *chosen = json_string_value(json_array_get(n->typed, 0));
    bool open = chosen == NULL || *chosen == '\0';
    return open && option_is_proposed(f, n, shown) && count_proposed(f, n) == 1;
}

char *option_postals(const node *n, const shown_option *shown)
{
    if (n->item->postal_source == ITEM_NONE || json_array_size(shown->postals) == 0) {
        return NULL;
    }
    g_autoptr(GString) text = g_string_new(NULL);
    gsize index = 0;
    const json_t *code = NULL;
    json_array_foreach(shown->postals, index, code)
    {
        g_string_append_printf(text, "%s%s", index > 0 ? " " : "", json_string_value(code));
    }
    return g_strdup(text->str);
}
