#include "form/options_view.h"

#include "form/answer.h"
#include "form/item_type.h"
#include "form/proposal.h"

static bool is_typed(const node *n, const char *code)
{
    for (gsize i = 0; i < json_array_size(n->typed); i++) {
        if (g_strcmp0(json_string_value(json_array_get(n->typed, i)), code) == 0) {
            return true;
        }
    }
    return false;
}

static json_t *option_view(const node *n, gsize number, const char *code, const char *display)
{
    g_autofree char *id = g_strdup_printf("%s-%" G_GSIZE_FORMAT, n->name, number);
    return json_pack("{s:s, s:s, s:s, s:b, s:n, s:n, s:n, s:b}", "code", code, "display", display,
                     "id", id, "checked", is_typed(n, code), "lang", "prefix", "postals",
                     "proposed", false);
}

/* The language of a text that stays in the base language on a page of another one, else NULL. */
static const char *foreign_language(const form *f, bool translated)
{
    const char *base = questionnaire_language(f->q);
    bool same = g_str_has_prefix(f->context.language, base);
    return translated || same ? NULL : base;
}

static void set_string(json_t *view, const char *key, const char *text)
{
    if (text != NULL) {
        json_object_set_new(view, key, json_string(text));
    }
}

static json_t *choice_view(const form *f, const node *n, gsize number, const shown_option *shown)
{
    g_autofree char *display = text_fill(shown->display, f->context.places);
    g_autofree char *postals = option_postals(n, shown);
    json_t *view = option_view(n, number, shown->code, display);
    set_string(view, "lang", foreign_language(f, shown->translated));
    set_string(view, "prefix", shown->prefix);
    set_string(view, "postals", postals);
    json_object_set_new(view, "proposed", json_boolean(option_is_proposed(f, n, shown)));
    if (option_is_preselected(f, n, shown)) {
        json_object_set_new(view, "checked", json_true());
    }
    return view;
}

static json_t *choice_options(const form *f, const node *n)
{
    const form_context *context = &f->context;
    json_t *options = json_array();
    gsize size = option_list_size(&n->item->options, context->value_sets);
    for (gsize i = 0; i < size; i++) {
        shown_option shown =
            option_list_show(&n->item->options, context->value_sets, i, context->language);
        if (shown.code != NULL && shown.display != NULL) {
            json_array_append_new(options, choice_view(f, n, i + 1, &shown));
        }
    }
    return options;
}

/* yes and no; of a consent only yes, which reads as the question itself. */
static json_t *boolean_options(const form *f, const node *n)
{
    static const struct {
        const char *code;
        const char *key;
    } answers[] = {{"true", "answer_yes"}, {"false", "answer_no"}};
    json_t *options = json_array();
    g_autofree char *text = form_string(f, &n->item->text);
    gsize count = n->item->required ? 1 : G_N_ELEMENTS(answers);
    for (gsize i = 0; i < count; i++) {
        const char *display = catalog_get(f->context.texts, f->context.language, answers[i].key);
        json_array_append_new(
            options, option_view(n, i + 1, answers[i].code, n->item->required ? text : display));
    }
    return options;
}

json_t *options_view(const form *f, const node *n)
{
    if (n->item->type->has_options) {
        return choice_options(f, n);
    }
    bool boolean = g_strcmp0(n->item->type->value, "Boolean") == 0;
    return boolean ? boolean_options(f, n) : json_null();
}

json_t *proposals_view(const json_t *options)
{
    json_t *proposals = json_array();
    gsize index = 0;
    json_t *view = NULL;
    json_array_foreach(options, index, view)
    {
        if (json_is_true(json_object_get(view, "proposed"))) {
            json_array_append(proposals, view);
        }
    }
    return proposals;
}

json_t *other_view(const form *f, const node *n)
{
    if (!item_has_free_text(n->item)) {
        return json_null();
    }
    g_autofree char *name = g_strconcat(n->name, ANSWER_OTHER, NULL);
    g_autofree char *id = g_strconcat(n->name, "-other", NULL);
    g_autofree char *label = form_string(f, &n->item->open_label);
    return json_pack("{s:s, s:s, s:s, s:s?, s:s?, s:b}", "code", ANSWER_OTHER, "name", name, "id",
                     id, "label", label, "value", n->other, "checked", is_typed(n, ANSWER_OTHER));
}
