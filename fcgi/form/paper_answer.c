#include "form/paper.h"

#include "form/answer.h"
#include "form/node_view.h"
#include "form/normalization.h"

#include <string.h>

enum {
    BOXES_MAX = 40, /* a longer list (the towns of a large city) is written by hand */
    LINES_MAX = 12,
    LINES_OF_FIELDS = 3, /* of a question with a field for each of several answers */
    CHARACTERS_PER_LINE = 80,
};

static const struct {
    const char *open, *chosen;
} square = {"☐", "☑"}, circle = {"○", "●"};

static bool is_value(const item *it, const char *value)
{
    return g_strcmp0(it->type->value, value) == 0;
}

static bool is_consent(const item *it)
{
    return strcmp(it->control, "shared/control/consent") == 0;
}

/* Only what was typed into a question that is asked is on the paper; what is set for good, too. */
static bool is_given(const node *n)
{
    return n != NULL && n->enabled && (n->asked || n->item->read_only);
}

static bool is_chosen(const node *n, const char *code)
{
    for (gsize i = 0; is_given(n) && i < json_array_size(n->typed); i++) {
        if (g_strcmp0(json_string_value(json_array_get(n->typed, i)), code) == 0) {
            return true;
        }
    }
    return false;
}

static const char *mark(const item *it, bool chosen)
{
    bool several = it->repeats || is_consent(it);
    return several ? (chosen ? square.chosen : square.open)
                   : (chosen ? circle.chosen : circle.open);
}

static json_t *box(const item *it, const node *n, const char *code, const char *display)
{
    return json_pack("{s:s, s:s?, s:n}", "mark", mark(it, is_chosen(n, code)), "display", display,
                     "lang");
}

static json_t *choice_boxes(const paper *p, const item *it, const node *n, bool with_displays)
{
    const form_context *context = &p->f->context;
    const char *base = questionnaire_language(p->f->q);
    gsize size = option_list_size(&it->options, context->value_sets);
    json_t *boxes = json_array();
    for (gsize i = 0; i < size; i++) {
        shown_option shown =
            option_list_show(&it->options, context->value_sets, i, context->language);
        g_autofree char *display = text_fill(shown.display, context->places);
        json_t *view = box(it, n, shown.code, with_displays ? display : NULL);
        if (!shown.translated && !g_str_has_prefix(context->language, base)) {
            json_object_set_new(view, "lang", json_string(base));
        }
        json_array_append_new(boxes, view);
    }
    return boxes;
}

/* A consent can only be given. */
static json_t *boolean_boxes(const paper *p, const item *it, const node *n)
{
    static const struct {
        const char *code, *key;
    } answers[] = {{"true", "answer_yes"}, {"false", "answer_no"}};
    const form_context *context = &p->f->context;
    json_t *boxes = json_array();
    for (gsize i = 0; i < (is_consent(it) ? 1 : G_N_ELEMENTS(answers)); i++) {
        const char *display = catalog_get(context->texts, context->language, answers[i].key);
        json_array_append_new(boxes, box(it, n, answers[i].code, display));
    }
    return boxes;
}

json_t *paper_boxes(const paper *p, const item *it, const node *n, bool with_displays)
{
    if (is_value(it, "Boolean")) {
        return boolean_boxes(p, it, n);
    }
    gsize size =
        it->type->has_options ? option_list_size(&it->options, p->f->context.value_sets) : 0;
    return size == 0 || size > BOXES_MAX ? NULL : choice_boxes(p, it, n, with_displays);
}

static json_t *other(const paper *p, const item *it, const node *n)
{
    if (!item_has_free_text(it)) {
        return json_null();
    }
    bool chosen = is_chosen(n, ANSWER_OTHER);
    return json_pack("{s:s, s:o, s:s?}", "mark", mark(it, chosen), "label",
                     paper_string(p, &it->open_label), "value", chosen ? n->other : NULL);
}

static guint line_count(const item *it)
{
    if (it->type->multiline) {
        return CLAMP(it->max_length / CHARACTERS_PER_LINE, 2, LINES_MAX);
    }
    return item_has_fields(it) ? LINES_OF_FIELDS : 1;
}

static json_t *lines(const item *it)
{
    json_t *list = json_array();
    for (guint i = 0; i < line_count(it); i++) {
        json_array_append_new(list, json_object());
    }
    return list;
}

/* What a line of ordinary length would be too much for. */
static bool is_short(const item *it)
{
    static const char *const numeric[] = {"numeric", "decimal", "tel", NULL};
    const char *inputmode = it->normalization->inputmode;
    if (inputmode == NULL) {
        inputmode = it->type->inputmode;
    }
    return inputmode != NULL && g_strv_contains(numeric, inputmode);
}

static void set_flag(json_t *view, const char *name, bool value)
{
    json_object_set_new(view, name, json_boolean(value));
}

/* A date and a time are written into gaps, so that nobody has to know how. */
static void set_gaps(json_t *view, const item *it, bool open)
{
    bool date = open && (is_value(it, "Date") || is_value(it, "DateTime"));
    bool time = open && (is_value(it, "Time") || is_value(it, "DateTime"));
    set_flag(view, "year", date);
    set_flag(view, "month", date && it->precision != PRECISION_YEAR);
    set_flag(view, "day", date && it->precision == PRECISION_DAY);
    set_flag(view, "time", time);
    set_flag(view, "gaps", date || time);
}

void paper_set_answer(json_t *view, const paper *p, const item *it, const node *n)
{
    json_t *boxes = paper_boxes(p, it, n, true);
    json_t *values = boxes == NULL && is_given(n) ? node_shown_values(p->f, n) : json_array();
    bool open = boxes == NULL && json_array_size(values) == 0;
    set_gaps(view, it, open);
    bool has_lines = open && !json_is_true(json_object_get(view, "gaps"));
    json_object_set_new(view, "lines", has_lines ? lines(it) : json_array());
    set_flag(view, "has_lines", has_lines);
    set_flag(view, "short", is_short(it));
    set_flag(view, "has_values", json_array_size(values) > 0);
    set_flag(view, "multiline", it->type->multiline);
    json_object_set_new(view, "values", values);
    set_flag(view, "has_boxes", boxes != NULL);
    json_object_set_new(view, "boxes", boxes == NULL ? json_array() : boxes);
    json_object_set_new(view, "other", boxes == NULL ? json_null() : other(p, it, n));
}
