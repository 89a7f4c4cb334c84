#include "form/response/response.h"

#include "form/item_type.h"
#include "form/response/response_value.h"
#include "form/walk.h"

static json_t *items_between(const form *f, guint begin, guint end);

/* An item in the response, which takes the reference of its content under the key; NULL without. */
static json_t *item_with(const form *f, const node *n, const char *key, json_t *content)
{
    json_auto_t *owned = content;
    if (json_array_size(owned) == 0) {
        return NULL;
    }
    g_autofree char *text = form_string(f, &n->item->text);
    return json_pack("{s:s, s:s*, s:O}", "linkId", n->item->link_id, "text", text, key, owned);
}

static void append(json_t *list, json_t *element)
{
    if (element != NULL) {
        json_array_append_new(list, element);
    }
}

static json_t *answers_of(const node *n)
{
    json_t *elements = json_array();
    gsize index = 0;
    const json_t *answer = NULL;
    json_array_foreach(n->answers, index, answer)
    {
        append(elements, response_value_write(n->item, answer));
    }
    return elements;
}

/* A row is an item of its own, under the linkId of its group. */
static void append_rows(const form *f, const node *group, json_t *items)
{
    for (guint i = 0; i < group->rows->len; i++) {
        const row *r = g_ptr_array_index(group->rows, i);
        append(items, item_with(f, group, "item", items_between(f, r->begin, r->end)));
    }
}

static void append_node(const form *f, const node *n, json_t *items)
{
    if (!n->enabled) {
        return;
    }
    if (n->rows != NULL) {
        append_rows(f, n, items);
    } else if (n->item->type->answerable) {
        append(items, item_with(f, n, "answer", answers_of(n)));
    } else {
        append(items, item_with(f, n, "item", items_between(f, n->index + 1, n->end)));
    }
}

/* Nodes are in the order of the form, so that a sibling begins where the one before it ends. */
static json_t *items_between(const form *f, guint begin, guint end)
{
    json_t *items = json_array();
    for (guint i = begin; i < end; i = f->nodes[i].end) {
        append_node(f, &f->nodes[i], items);
    }
    return items;
}

json_t *response_write(const questionnaire *q, const json_t *answers, const form_context *context,
                       const response_meta *meta)
{
    g_autoptr(form) f = form_of_answers(q, answers, context);
    g_autofree char *canonical =
        g_strconcat(questionnaire_url(q), "|", questionnaire_version(q), NULL);
    json_auto_t *items = items_between(f, 0, f->count);
    json_t *identifier =
        meta->identifier == NULL ? NULL : json_pack("{s:s}", "value", meta->identifier);
    /* FHIR has no empty arrays. */
    json_t *written = json_array_size(items) == 0 ? NULL : json_incref(items);
    return json_pack("{s:s, s:s, s:o*, s:s, s:s, s:s, s:o*}", "resourceType",
                     "QuestionnaireResponse", "language", context->language, "identifier",
                     identifier, "questionnaire", canonical, "status", meta->status, "authored",
                     meta->authored, "item", written);
}
