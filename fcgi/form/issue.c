#include "form/issue.h"

void issue_set(issue *found, const char *key, json_t *values)
{
    json_decref(found->values);
    found->key = key;
    found->values = values;
}

void issue_clear(issue *found)
{
    issue_set(found, NULL, NULL);
}

char *issue_sentence(const issue *found, const char *label, const form_context *context)
{
    json_auto_t *values = json_object();
    if (found->values != NULL) {
        json_object_update(values, found->values);
    }
    json_object_set_new(values, "label", json_string(label));
    return text_fill(catalog_get(context->texts, context->language, found->key), values);
}
