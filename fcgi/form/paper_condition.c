/* Conditions as sentences, for who has no script and no server beside them. */

#include "form/paper.h"

#include "form/comparison.h"

#include <string.h>

/* The sentence of each comparison; exists has two. */
static const struct {
    const char *code, *key;
} sentences[] = {
    {"=", "paper_when_is"},   {"!=", "paper_when_not"},   {">", "paper_when_more"},
    {"<", "paper_when_less"}, {">=", "paper_when_least"}, {"<=", "paper_when_most"},
};

static const char *text_of(const paper *p, const char *key)
{
    return catalog_get(p->f->context.texts, p->f->context.language, key);
}

static const char *sentence_key(const condition *c)
{
    if (c->comparison->about_presence) {
        return json_is_true(c->answer) ? "paper_when_answered" : "paper_when_empty";
    }
    for (gsize i = 0; i < G_N_ELEMENTS(sentences); i++) {
        if (strcmp(sentences[i].code, c->comparison->code) == 0) {
            return sentences[i].key;
        }
    }
    g_assert_not_reached();
}

/* With its number, by which it is found on the sheet. */
static char *question(const paper *p, guint index)
{
    const item *it = questionnaire_item(p->f->q, index);
    const char *number = g_ptr_array_index(p->numbers, index);
    g_autofree char *text = form_string(p->f, &it->text);
    return number == NULL ? g_strdup(text) : g_strdup_printf("%s %s", number, text);
}

static char *answer(const paper *p, const condition *c)
{
    const item *source = questionnaire_item(p->f->q, c->source);
    reading in = {source, &p->f->context, NULL};
    g_autofree char *shown = source->type->show(&in, c->answer);
    json_auto_t *values = json_pack("{s:s}", "answer", shown);
    return text_fill(text_of(p, "paper_when_answer"), values);
}

/* "Only =" of the same question: their answers stand in one sentence. */
static bool goes_with(const item *it, guint first, guint other)
{
    const condition *a = &it->conditions[first];
    const condition *b = &it->conditions[other];
    return a->source == b->source && a->comparison == b->comparison && it->any &&
           strcmp(a->comparison->code, "=") == 0;
}

/* The answers of a condition and of those behind it that go with it. */
static char *answers(const paper *p, const item *it, guint first)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = first; i < it->condition_count; i++) {
        if (i == first || goes_with(it, first, i)) {
            g_autofree char *one = answer(p, &it->conditions[i]);
            g_string_append_printf(text, "%s%s",
                                   i > first ? text_of(p, "paper_when_or_answer") : "", one);
        }
    }
    return g_strdup(text->str);
}

/* Told already: with an earlier one, or by "is not …", which the form must put beside it (E4). */
static bool is_told(const item *it, guint index)
{
    const condition *c = &it->conditions[index];
    for (guint i = 0; i < it->condition_count; i++) {
        const condition *other = &it->conditions[i];
        bool implied = c->comparison->about_presence && json_is_true(c->answer) &&
                       other->comparison->negative && other->source == c->source && !it->any;
        if (implied || (i < index && goes_with(it, i, index))) {
            return true;
        }
    }
    return false;
}

static char *clause(const paper *p, const item *it, guint index)
{
    const condition *c = &it->conditions[index];
    g_autofree char *of = question(p, c->source);
    g_autofree char *is = c->comparison->about_presence ? NULL : answers(p, it, index);
    json_auto_t *values = json_pack("{s:s, s:s?}", "question", of, "answers", is);
    return text_fill(text_of(p, sentence_key(c)), values);
}

json_t *paper_condition(const paper *p, const item *it)
{
    if (it->condition_count == 0) {
        return json_null();
    }
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < it->condition_count; i++) {
        if (!is_told(it, i)) {
            g_autofree char *one = clause(p, it, i);
            const char *and = text_of(p, it->any ? "paper_when_or" : "paper_when_and");
            g_string_append_printf(text, "%s%s", text->len > 0 ? and : "", one);
        }
    }
    json_auto_t *values = json_pack("{s:s}", "conditions", text->str);
    g_autofree char *sentence = text_fill(text_of(p, "paper_when"), values);
    return json_string(sentence);
}
