#include "form/definition/option_read.h"

#include "form/definition/element.h"
#include "form/definition/extension.h"
#include "form/definition/localized_read.h"

static void add_option(option_list *list, option *added, const place *at, problem_list *problems)
{
    if (added->code == NULL || added->display.base == NULL) {
        place_error(at, problems, "HCQ-1.3", "Write a Coding: {\"code\": …, \"display\": …}.",
                    "an option must have a code and a display");
    } else if (option_list_find(list, added->code) != NULL) {
        place_error(at, problems, "HCQ-1.3", "Give each option a code of its own.",
                    "the code \"%s\" stands here twice", added->code);
    } else {
        added->system = added->system == NULL ? list->system : added->system;
        g_array_append_val(list->options, *added);
        return;
    }
    localized_clear(&added->display);
}

static const char ONLY_CODING[] = "Write valueCoding with code and display.";

static const element_rule answer_option_rules[] = {
    {.name = "valueCoding", .kind = ELEMENT_OBJECT, .required = true},
    {.name = "valueInteger", .kind = ELEMENT_ANY, .refused = ONLY_CODING},
    {.name = "valueDate", .kind = ELEMENT_ANY, .refused = ONLY_CODING},
    {.name = "valueTime", .kind = ELEMENT_ANY, .refused = ONLY_CODING},
    {.name = "valueString", .kind = ELEMENT_ANY, .refused = ONLY_CODING},
    {.name = "valueReference", .kind = ELEMENT_ANY, .refused = ONLY_CODING},
    {.name = "initialSelected", .kind = ELEMENT_BOOLEAN},
    {.name = "extension", .kind = ELEMENT_ARRAY},
    {.name = "id", .kind = ELEMENT_STRING},
    {.name = "modifierExtension",
     .kind = ELEMENT_ANY,
     .refused = "Remove it; its meaning is unknown."},
    {.name = NULL},
};

static const element_rule coding_rules[] = {
    {.name = "system", .kind = ELEMENT_STRING},
    {.name = "version", .kind = ELEMENT_STRING},
    {.name = "code", .kind = ELEMENT_STRING},
    {.name = "display", .kind = ELEMENT_STRING},
    {.name = "userSelected", .kind = ELEMENT_BOOLEAN},
    {.name = "extension", .kind = ELEMENT_ARRAY},
    {.name = "id", .kind = ELEMENT_STRING},
    {.name = NULL},
};

static void read_answer_option(option_list *list, json_t *element, const place *at,
                               problem_list *problems)
{
    json_t *coding = json_object_get(element, "valueCoding");
    place value = {at, "valueCoding", 0};
    extensions_check(element, EXTENSION_ON_OPTION, at, problems);
    if (!elements_check(element, answer_option_rules, at, problems) ||
        !elements_check(coding, coding_rules, &value, problems)) {
        return;
    }
    extensions_check(coding, EXTENSION_ON_OPTION, &value, problems);
    option added = {
        .code = json_string_value(json_object_get(coding, "code")),
        .system = json_string_value(json_object_get(coding, "system")),
        .exclusive = json_is_true(extension_value(element, EXTENSION_OPTION_EXCLUSIVE)),
        .selected = json_is_true(json_object_get(element, "initialSelected")),
        .prefix = json_string_value(extension_value(element, EXTENSION_OPTION_PREFIX)),
    };
    localized_read(&added.display, coding, "display", &value, problems);
    add_option(list, &added, &value, problems);
}

static void read_answer_options(option_list *list, const json_t *options, const place *at,
                                problem_list *problems)
{
    place array = {at, "answerOption", 0};
    gsize index = 0;
    json_t *element = NULL;
    json_array_foreach(options, index, element)
    {
        place here = {&array, NULL, index};
        read_answer_option(list, element, &here, problems);
    }
}

static void read_concepts(option_list *list, const json_t *concepts, const char *system,
                          const place *at, problem_list *problems)
{
    gsize index = 0;
    const json_t *concept = NULL;
    json_array_foreach(concepts, index, concept)
    {
        place here = {at, NULL, index};
        const char *own = json_string_value(json_object_get(concept, "system"));
        option added = {.code = json_string_value(json_object_get(concept, "code")),
                        .system = own == NULL ? system : own};
        localized_read_concept(&added.display, concept);
        add_option(list, &added, &here, problems);
    }
}

/*
 * The composition says what is in the set; an expansion is a copy of it for other tools, taken when
 * alone.
 */
static void read_value_set(option_list *list, const json_t *set, const place *at,
                           problem_list *problems)
{
    list->municipal_set = json_string_value(extension_value(set, EXTENSION_MUNICIPAL_VALUE_SET));
    const json_t *compose = json_object_get(set, "compose");
    place expansion = {at, "expansion", 0};
    place contains = {&expansion, "contains", 0};
    if (compose == NULL) {
        read_concepts(list, json_object_get(json_object_get(set, "expansion"), "contains"), NULL,
                      &contains, problems);
        return;
    }
    place here = {at, "compose", 0};
    place includes = {&here, "include", 0};
    gsize index = 0;
    const json_t *include = NULL;
    json_array_foreach(json_object_get(compose, "include"), index, include)
    {
        place element = {&includes, NULL, index};
        place concepts = {&element, "concept", 0};
        read_concepts(list, json_object_get(include, "concept"),
                      json_string_value(json_object_get(include, "system")), &concepts, problems);
    }
}

static void read_contained(option_list *list, const char *reference, const json_t *root,
                           const place *at, problem_list *problems)
{
    place top = {0};
    place array = {&top, "contained", 0};
    gsize index = 0;
    const json_t *set = NULL;
    json_array_foreach(json_object_get(root, "contained"), index, set)
    {
        const char *id = json_string_value(json_object_get(set, "id"));
        if (reference[0] == '#' && g_strcmp0(id, reference + 1) == 0) {
            place here = {&array, NULL, index};
            read_value_set(list, set, &here, problems);
            return;
        }
    }
    place here = {at, "answerValueSet", 0};
    place_error(&here, problems, "HCQ-1.5",
                "Add a ValueSet of that id to \"contained\", and refer to it as \"#id\".",
                "there is no contained ValueSet \"%s\"", reference);
}

void option_list_read(option_list *list, json_t *definition, const json_t *root, const place *at,
                      problem_list *problems)
{
    const char *url = json_string_value(json_object_get(root, "url"));
    const char *link_id = json_string_value(json_object_get(definition, "linkId"));
    const char *value_set = json_string_value(json_object_get(definition, "answerValueSet"));
    option_list_init(list, url == NULL ? "" : url, link_id == NULL ? "" : link_id);
    read_answer_options(list, json_object_get(definition, "answerOption"), at, problems);
    if (value_set != NULL) {
        read_contained(list, value_set, root, at, problems);
    }
}
