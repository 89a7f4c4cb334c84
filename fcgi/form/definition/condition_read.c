#include "form/definition/condition_read.h"

#include "form/comparison.h"
#include "form/compiled.h"
#include "form/definition/element.h"
#include "form/definition/extension.h"
#include "form/definition/item_place.h"
#include "form/item_type.h"
#include "form/normalization.h"

#include <string.h>

typedef struct {
    questionnaire *q;
    problem_list *problems;
} reader;

/*
 * Whether exactly one occurrence of the source belongs to each of the item (E7): it stands in no
 * row, or in one that the item stands in too.
 */
static bool is_in_sight(const questionnaire *q, const item *it, const item *source)
{
    guint group = it->repeat_group;
    while (group != ITEM_NONE && group != source->repeat_group) {
        group = questionnaire_item(q, group)->repeat_group;
    }
    return group == source->repeat_group;
}

/* A question that the item may ask about; NULL with a problem told when there is none. */
static const item *find_source(reader *r, const item *it, const char *link_id, const place *at)
{
    const item *source = questionnaire_find_item(r->q, link_id);
    if (source == NULL) {
        place_error(at, r->problems, "L2", "Write the linkId of a question of this form.",
                    "there is no item \"%s\"", link_id);
        return NULL;
    }
    if (source->type != NULL && !source->type->answerable) {
        place_error(at, r->problems, "L2", "Ask about a question.",
                    "\"%s\" is a %s and has no answer", link_id, source->type->name);
        return NULL;
    }
    if (!is_in_sight(r->q, it, source)) {
        place_error(at, r->problems, "L2",
                    "Ask about a question outside repeating groups, or in the item's own row.",
                    "\"%s\" stands in another repeating group, so it is not clear which is meant",
                    source->link_id);
        return NULL;
    }
    return source->type == NULL ? NULL : source;
}

/* The only member of the row that begins with "answer", or NULL. */
static const char *answer_key(json_t *row)
{
    const char *found = NULL;
    const char *key = NULL;
    json_t *value = NULL;
    json_object_foreach(row, key, value)
    {
        if (g_str_has_prefix(key, "answer")) {
            if (found != NULL) {
                return NULL;
            }
            found = key;
        }
    }
    return found;
}

static bool read_presence(reader *r, condition *into, json_t *row, const place *at)
{
    const json_t *answer = json_object_get(row, "answerBoolean");
    if (!json_is_boolean(answer)) {
        place_error(at, r->problems, "que-7", "Write \"answerBoolean\": true or false.",
                    "exists must have an answerBoolean");
        return false;
    }
    into->answer = json_boolean(json_is_true(answer));
    return true;
}

static const element_rule enable_when_rules[] = {
    {.name = "question", .kind = ELEMENT_STRING, .required = true},
    {.name = "operator", .kind = ELEMENT_STRING, .required = true},
    {.name = "answerBoolean", .kind = ELEMENT_BOOLEAN},
    {.name = "answerDecimal", .kind = ELEMENT_ANY},
    {.name = "answerInteger", .kind = ELEMENT_INTEGER},
    {.name = "answerDate", .kind = ELEMENT_STRING},
    {.name = "answerDateTime", .kind = ELEMENT_STRING},
    {.name = "answerTime", .kind = ELEMENT_STRING},
    {.name = "answerString", .kind = ELEMENT_STRING},
    {.name = "answerCoding", .kind = ELEMENT_OBJECT},
    {.name = "answerQuantity", .kind = ELEMENT_OBJECT},
    {.name = "answerReference", .kind = ELEMENT_OBJECT},
    {.name = "extension", .kind = ELEMENT_ARRAY},
    {.name = "id", .kind = ELEMENT_STRING},
    {.name = "modifierExtension",
     .kind = ELEMENT_ANY,
     .refused = "Remove it; its meaning is unknown."},
    {.name = NULL},
};

/* FHIR R4 has no answerUri, and what else to write engines would not agree on. */
static bool has_answer(const char *key)
{
    const element_rule *rule = enable_when_rules;
    while (rule->name != NULL && strcmp(rule->name, key) != 0) {
        rule++;
    }
    return rule->name != NULL;
}

static bool read_wanted_answer(reader *r, condition *into, const item *source, json_t *row,
                               const place *at)
{
    g_autofree char *key = g_strconcat("answer", source->type->value, NULL);
    if (into->comparison->needs_order && source->type->compare == NULL) {
        place_error(at, r->problems, "L4", "Use = or exists.",
                    "the answers of \"%s\" have no order for %s", source->link_id,
                    into->comparison->code);
        return false;
    }
    if (!has_answer(key)) {
        place_error(at, r->problems, "L2", "Use exists.",
                    "FHIR R4 has no %s, so the answer of \"%s\" cannot be compared", key,
                    source->link_id);
        return false;
    }
    into->answer = source->type->literal(source, json_object_get(row, key));
    if (into->answer == NULL) {
        const char *remedy = source->type->has_options
                                 ? "Write a Coding with a code (and system) of its options."
                                 : "Write a value of the question's own type.";
        place_error(at, r->problems, "L2", remedy,
                    "the condition needs %s: an answer that \"%s\" can have", key, source->link_id);
        return false;
    }
    return true;
}

static bool read_condition(reader *r, const item *it, condition *into, json_t *row, const place *at)
{
    if (!elements_check(row, enable_when_rules, at, r->problems)) {
        return false;
    }
    place question = {at, "question", 0};
    const char *code = json_string_value(json_object_get(row, "operator"));
    const item *source =
        find_source(r, it, json_string_value(json_object_get(row, "question")), &question);
    into->comparison = comparison_find(code);
    if (into->comparison == NULL || answer_key(row) == NULL) {
        place_error(at, r->problems, "L2",
                    "Write one operator of exists = != > < >= <= and one answer[x].",
                    "the operator \"%s\" or its answer is not right", code);
        return false;
    }
    if (source == NULL) {
        return false;
    }
    into->source = source->index;
    return into->comparison->about_presence ? read_presence(r, into, row, at)
                                            : read_wanted_answer(r, into, source, row, at);
}

/* Programs agree on != only while the same source is known to have exactly one answer. */
static bool is_guarded(const item *it, const condition *negative, const questionnaire *q)
{
    if (questionnaire_item(q, negative->source)->repeats) {
        return false;
    }
    for (guint i = 0; i < it->condition_count && !it->any; i++) {
        const condition *c = &it->conditions[i];
        if (c->comparison->about_presence && json_is_true(c->answer) &&
            c->source == negative->source) {
            return true;
        }
    }
    return false;
}

static void check_negative(reader *r, const item *it, const place *at)
{
    for (guint i = 0; i < it->condition_count; i++) {
        const condition *c = &it->conditions[i];
        g_assert(c->comparison != NULL);
        if (c->comparison->negative && !is_guarded(it, c, r->q)) {
            place_error(at, r->problems, "L3",
                        "Add {\"operator\": \"exists\", \"answerBoolean\": true} on the same "
                        "question, and enableBehavior all; the question must not repeat.",
                        "!= alone means different things to different programs");
        }
    }
}

static void read_enable_when(reader *r, item *it, const place *at)
{
    const json_t *rows = json_object_get(it->definition, "enableWhen");
    place array = {at, "enableWhen", 0};
    it->conditions = g_new0(condition, json_array_size(rows));
    for (gsize i = 0; i < json_array_size(rows); i++) {
        place here = {&array, NULL, i};
        condition read = {0};
        if (read_condition(r, it, &read, json_array_get(rows, i), &here)) {
            it->conditions[it->condition_count++] = read;
        }
    }
    check_negative(r, it, &array);
}

static bool is_plain_text(const item *it)
{
    return it->type != NULL && it->type->has_length && !it->type->has_options && !it->repeats;
}

static void read_prefill(reader *r, item *it, const place *at)
{
    const json_t *rule = extension_find(it->definition, EXTENSION_PREFILL);
    if (rule == NULL) {
        return;
    }
    const char *code = json_string_value(extension_part(rule, "whenCode", "valueCode"));
    const item *source = questionnaire_find_item(
        r->q, json_string_value(extension_part(rule, "source", "valueString")));
    const item *when = questionnaire_find_item(
        r->q, json_string_value(extension_part(rule, "whenQuestion", "valueString")));
    bool right = source != NULL && is_plain_text(source) && is_plain_text(it) && when != NULL &&
                 when->type != NULL && when->type->has_options && code != NULL &&
                 is_in_sight(r->q, it, source) && is_in_sight(r->q, it, when);
    json_auto_t *coding = json_pack("{s:s*}", "code", code);
    json_t *answer = right ? when->type->literal(when, coding) : NULL;
    if (answer == NULL) {
        place_error(at, r->problems, "HCQ-0",
                    "Give source (a text question), whenQuestion (a choice) and whenCode (one of "
                    "its codes).",
                    "the extension prefill cannot be obeyed");
        return;
    }
    it->prefill.source = source->index;
    it->prefill.when = (condition){when->index, comparison_find("="), answer};
}

static void read_matches(reader *r, item *it, const place *at)
{
    const char *link_id = json_string_value(extension_value(it->definition, EXTENSION_MATCHES));
    if (link_id == NULL) {
        return;
    }
    const item *source = questionnaire_find_item(r->q, link_id);
    if (source == NULL || source == it || !is_plain_text(source) || !is_plain_text(it) ||
        !is_in_sight(r->q, it, source)) {
        place_error(at, r->problems, "HCQ-0", "Name another question of type string or text.",
                    "the extension matches cannot be obeyed");
        return;
    }
    it->matches = source->index;
}

static void read_postal_source(reader *r, item *it, const place *at)
{
    const char *link_id =
        json_string_value(extension_value(it->definition, EXTENSION_POSTAL_SOURCE));
    if (link_id == NULL) {
        return;
    }
    const item *source = questionnaire_find_item(r->q, link_id);
    bool postal = source != NULL && source->normalization == normalization_find("postal");
    if (!postal || it->options.municipal_set == NULL || !is_in_sight(r->q, it, source)) {
        place_error(at, r->problems, "HCQ-0",
                    "Name a question with normalize postal, from a choice over the towns.",
                    "the extension postalSource cannot be obeyed");
        return;
    }
    it->postal_source = source->index;
}

void conditions_read(questionnaire *q, problem_list *problems)
{
    reader r = {q, problems};
    for (guint i = 0; i < q->items->len; i++) {
        item *it = g_ptr_array_index(q->items, i);
        item_place here;
        item_place_find(q, it, &here);
        read_enable_when(&r, it, here.at);
        read_prefill(&r, it, here.at);
        read_matches(&r, it, here.at);
        read_postal_source(&r, it, here.at);
    }
}
