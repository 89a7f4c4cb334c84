#include "form/definition/lint.h"

#include "form/compiled.h"
#include "form/definition/item_control.h"
#include "form/definition/item_place.h"
#include "form/item_type.h"

#include <string.h>

typedef struct {
    const questionnaire *q;
    problem_list *problems;
    GArray *languages; /* of const char * */
} linter;

/* Pages are steps, so they stand at the top, and nothing visible stands beside them. */
static void check_pages(linter *l, const item *it, const place *at)
{
    bool paged = false;
    for (guint i = 0; i < l->q->items->len; i++) {
        const item *other = g_ptr_array_index(l->q->items, i);
        paged = paged || other->is_page;
    }
    bool group = strcmp(it->type->name, "group") == 0;
    bool wants_page = g_strcmp0(item_control_code(it->definition), "page") == 0;
    if (item_is_margin(it)) {
        return;
    }
    if (wants_page && (!it->is_page || !group)) {
        place_error(at, l->problems, "HCQ-1.6", "Move it to the top, as a group.",
                    "only a group at the top of the form can be a page");
    } else if (paged && it->parent == ITEM_NONE && !it->is_page && !it->hidden) {
        place_error(at, l->problems, "HCQ-1.6", "Move it into one of the pages.",
                    "beside pages nothing else can be shown");
    }
}

/* What stands on every page cannot be asked there: the answer would belong to none. */
static void check_margin(linter *l, const item *it, const place *at)
{
    for (guint i = it->index + 1; item_is_margin(it) && i < it->end; i++) {
        const item *child = g_ptr_array_index(l->q->items, i);
        if (child->type != NULL && child->type->answerable) {
            place_error(at, l->problems, "HCQ-1.6", "Move the question into a page.",
                        "a group for every page can only have displays");
            return;
        }
    }
}

/* Nobody could satisfy it, so the form could never be sent. */
static void check_required_is_possible(linter *l, const item *it, const place *at)
{
    bool possible = !it->required || !item_is_group(it) || it->hidden;
    for (guint i = it->index + 1; i < it->end && !possible; i++) {
        const item *child = g_ptr_array_index(l->q->items, i);
        possible = child->type == NULL || child->type->answerable;
    }
    if (!possible) {
        place_error(at, l->problems, "V4", "Remove required.",
                    "in a required group something must be answered, and this has no question");
    }
}

static bool has_unconditional_required_child(const linter *l, const item *group)
{
    for (guint i = group->index + 1; i < group->end; i++) {
        const item *child = g_ptr_array_index(l->q->items, i);
        if (child->parent == group->index && child->required && child->condition_count == 0) {
            return true;
        }
    }
    return false;
}

static void check_required_group(linter *l, const item *it, const place *at)
{
    if (item_is_group(it) && !it->required && !it->repeats &&
        has_unconditional_required_child(l, it)) {
        place_warning(at, l->problems, "L6", "Add \"required\": true to the group.",
                      "an optional group with a required question is read in two ways");
    }
}

/* The languages of a form are those that the text of one of its items is translated into. */
static bool has_language(const GArray *languages, const char *wanted)
{
    for (guint i = 0; i < languages->len; i++) {
        if (g_ascii_strcasecmp(g_array_index(languages, const char *, i), wanted) == 0) {
            return true;
        }
    }
    return false;
}

static GArray *find_languages(const questionnaire *q)
{
    GArray *languages = g_array_new(FALSE, FALSE, sizeof(const char *));
    for (guint i = 0; i < q->items->len; i++) {
        const localized *text = &questionnaire_item(q, i)->text;
        for (guint j = 0; j < text->count; j++) {
            const char *language = text->translations[j].language;
            if (!has_language(languages, language)) {
                g_array_append_val(languages, language);
            }
        }
    }
    return languages;
}

static void check_translated(linter *l, const localized *strings, const char *what, const place *at)
{
    for (guint i = 0; strings->base != NULL && i < l->languages->len; i++) {
        const char *language = g_array_index(l->languages, const char *, i);
        if (!localized_has(strings, language)) {
            place_warning(at, l->problems, "L7", "Add the translation extension.",
                          "the %s \"%s\" is not translated into %s", what, strings->base, language);
        }
    }
}

static void check_option_translations(linter *l, const item *it, const place *at)
{
    const GArray *options = it->options.options;
    guint translated = 0;
    for (guint i = 0; i < options->len; i++) {
        translated += g_array_index(options, option, i).display.count > 0 ? 1 : 0;
    }
    /* A list without any translation is one of names, the same in all languages. */
    for (guint i = 0; translated > 0 && i < options->len; i++) {
        check_translated(l, &g_array_index(options, option, i).display, "option", at);
    }
}

static void check_translations(linter *l, const item *it, const place *at)
{
    check_translated(l, &it->text, "text", at);
    check_translated(l, &it->prefix, "prefix", at);
    check_translated(l, &it->unit, "unit", at);
    if (it->precision == PRECISION_DAY) {
        check_translated(l, &it->entry_format, "entryFormat", at);
    }
    check_translated(l, &it->open_label, "openLabel", at);
    check_option_translations(l, it, at);
}

static void check_displays(linter *l, const item *it, const place *at)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < it->options.options->len; i++) {
        const char *display = g_array_index(it->options.options, option, i).display.base;
        if (!g_hash_table_add(seen, g_strdup(display))) {
            place_warning(at, l->problems, "L9", "Word them differently.",
                          "two options read \"%s\"", display);
        }
    }
}

static void check_control(linter *l, const item *it, const place *at)
{
    const char *code = item_control_code(it->definition);
    bool single =
        code != NULL && (strcmp(code, "radio-button") == 0 || strcmp(code, "drop-down") == 0);
    bool several = code != NULL && strcmp(code, "check-box") == 0;
    if (code != NULL && !item_control_is_known(it, code)) {
        place_warning(at, l->problems, "HCQ-1.6", "Remove it, or check its spelling.",
                      "the control %s has no effect here", code);
    } else if (it->type->has_options && ((single && it->repeats) || (several && !it->repeats))) {
        place_warning(at, l->problems, "HCQ-1.6",
                      "Use check-box with repeats, radio-button or drop-down without.",
                      "the control %s does not fit repeats", code);
    }
}

/* A visitor cannot read a regular expression. */
static void check_pattern(linter *l, const item *it, const place *at)
{
    bool has_words = it->entry_format.base != NULL || it->end > it->index + 1;
    if (it->pattern != NULL && !has_words) {
        place_warning(at, l->problems, "HCQ-1.6",
                      "Add the extension entryFormat, or a display under the question.",
                      "nothing says in words what the regular expression wants");
    }
}

void lint(const questionnaire *q, problem_list *problems)
{
    static void (*const checks[])(linter *, const item *, const place *) = {
        check_pages,          check_margin,       check_required_is_possible,
        check_required_group, check_translations, check_displays,
        check_control,        check_pattern,
    };
    g_autoptr(GArray) languages = find_languages(q);
    linter l = {q, problems, languages};
    for (guint i = 0; i < q->items->len; i++) {
        const item *it = g_ptr_array_index(q->items, i);
        item_place here;
        item_place_find(q, it, &here);
        for (gsize j = 0; it->type != NULL && j < G_N_ELEMENTS(checks); j++) {
            checks[j](&l, it, here.at);
        }
    }
}
