#include "form/definition/value_set.h"

#include "form/definition/element.h"
#include "form/definition/extension.h"

static const char ENUMERATE[] = "List the concepts one by one.";
static const char UNKNOWN_MEANING[] = "Remove it; its meaning is unknown.";

static const element_rule concept_rules[] = {
    {.name = "code", .kind = ELEMENT_STRING, .required = true},
    {.name = "display", .kind = ELEMENT_STRING, .required = true},
    {.name = "system", .kind = ELEMENT_STRING}, /* in an expansion */
    {.name = "version", .kind = ELEMENT_STRING},
    {.name = "designation", .kind = ELEMENT_ARRAY},
    {.name = "extension", .kind = ELEMENT_ARRAY},
    {.name = "id", .kind = ELEMENT_STRING},
    {.name = "contains", .kind = ELEMENT_ANY, .refused = "Write a flat list."},
    {.name = "abstract", .kind = ELEMENT_ANY, .refused = "List only what can be chosen."},
    {.name = "inactive", .kind = ELEMENT_ANY, .refused = "List only what can be chosen."},
    {.name = "modifierExtension", .kind = ELEMENT_ANY, .refused = UNKNOWN_MEANING},
    {.name = NULL},
};

static const element_rule include_rules[] = {
    {.name = "system", .kind = ELEMENT_STRING, .required = true},
    {.name = "concept", .kind = ELEMENT_ARRAY, .required = true},
    {.name = "version", .kind = ELEMENT_STRING},
    {.name = "extension", .kind = ELEMENT_ARRAY},
    {.name = "id", .kind = ELEMENT_STRING},
    {.name = "filter", .kind = ELEMENT_ANY, .refused = ENUMERATE},
    {.name = "valueSet", .kind = ELEMENT_ANY, .refused = ENUMERATE},
    {.name = "modifierExtension", .kind = ELEMENT_ANY, .refused = UNKNOWN_MEANING},
    {.name = NULL},
};

static const element_rule compose_rules[] = {
    {.name = "include", .kind = ELEMENT_ARRAY, .required = true},
    {.name = "inactive", .kind = ELEMENT_BOOLEAN},
    {.name = "lockedDate", .kind = ELEMENT_STRING},
    {.name = "extension", .kind = ELEMENT_ARRAY},
    {.name = "id", .kind = ELEMENT_STRING},
    {.name = "exclude", .kind = ELEMENT_ANY, .refused = ENUMERATE},
    {.name = "modifierExtension", .kind = ELEMENT_ANY, .refused = UNKNOWN_MEANING},
    {.name = NULL},
};

static const element_rule set_rules[] = {
    {.name = "resourceType", .kind = ELEMENT_STRING, .required = true},
    {.name = "id", .kind = ELEMENT_STRING, .required = true},
    {.name = "compose", .kind = ELEMENT_OBJECT},
    {.name = "expansion", .kind = ELEMENT_OBJECT},
    {.name = "extension", .kind = ELEMENT_ARRAY},
    {.name = "url", .kind = ELEMENT_STRING},
    {.name = "identifier", .kind = ELEMENT_ARRAY},
    {.name = "version", .kind = ELEMENT_STRING},
    {.name = "name", .kind = ELEMENT_STRING},
    {.name = "title", .kind = ELEMENT_STRING},
    {.name = "status", .kind = ELEMENT_STRING},
    {.name = "experimental", .kind = ELEMENT_BOOLEAN},
    {.name = "date", .kind = ELEMENT_STRING},
    {.name = "publisher", .kind = ELEMENT_STRING},
    {.name = "description", .kind = ELEMENT_STRING},
    {.name = "immutable", .kind = ELEMENT_BOOLEAN},
    {.name = "copyright", .kind = ELEMENT_STRING},
    {.name = "implicitRules", .kind = ELEMENT_ANY, .refused = UNKNOWN_MEANING},
    {.name = "modifierExtension", .kind = ELEMENT_ANY, .refused = UNKNOWN_MEANING},
    {.name = NULL},
};

/* Checks each element of object[key] against the rules. */
static void check_each(const json_t *object, const char *key, const element_rule *rules,
                       const place *at, problem_list *problems)
{
    place array = {at, key, 0};
    const json_t *elements = json_object_get(object, key);
    for (gsize i = 0; i < json_array_size(elements); i++) {
        place here = {&array, NULL, i};
        elements_check(json_array_get(elements, i), rules, &here, problems);
    }
}

static void check_compose(json_t *compose, const place *at, problem_list *problems)
{
    place array = {at, "include", 0};
    const json_t *includes = json_object_get(compose, "include");
    elements_check(compose, compose_rules, at, problems);
    for (gsize i = 0; i < json_array_size(includes); i++) {
        place here = {&array, NULL, i};
        json_t *include = json_array_get(includes, i);
        elements_check(include, include_rules, &here, problems);
        check_each(include, "concept", concept_rules, &here, problems);
    }
}

static void check_content(const json_t *set, const place *at, problem_list *problems)
{
    json_t *compose = json_object_get(set, "compose");
    const json_t *expansion = json_object_get(set, "expansion");
    place composed = {at, "compose", 0};
    place expanded = {at, "expansion", 0};
    bool municipal = extension_find(set, EXTENSION_MUNICIPAL_VALUE_SET) != NULL;
    if (municipal == (compose != NULL || expansion != NULL)) {
        place_error(at, problems, "HCQ-1.5",
                    "Write compose with the concepts; or only the extension municipalValueSet.",
                    "a ValueSet has either concepts or the municipality's");
    }
    if (compose != NULL) {
        check_compose(compose, &composed, problems);
    }
    check_each(expansion, "contains", concept_rules, &expanded, problems);
}

static bool id_came_before(const json_t *sets, gsize index, const char *id)
{
    for (gsize i = 0; i < index; i++) {
        const json_t *other = json_object_get(json_array_get(sets, i), "id");
        if (g_strcmp0(json_string_value(other), id) == 0) {
            return true;
        }
    }
    return false;
}

static void check_set(const json_t *sets, gsize index, const place *at, problem_list *problems)
{
    json_t *set = json_array_get(sets, index);
    const char *type = json_string_value(json_object_get(set, "resourceType"));
    const char *id = json_string_value(json_object_get(set, "id"));
    if (g_strcmp0(type, "ValueSet") != 0) {
        place_error(at, problems, "HCQ-1.5", "Remove it, or make it a ValueSet.",
                    "only ValueSets may be contained");
        return;
    }
    elements_check(set, set_rules, at, problems);
    extensions_check(set, EXTENSION_ON_VALUE_SET, at, problems);
    check_content(set, at, problems);
    if (id != NULL && id_came_before(sets, index, id)) {
        place_error(at, problems, "HCQ-1.5", "Give each an id of its own.",
                    "two contained ValueSets have the id \"%s\"", id);
    }
}

void value_sets_check(json_t *root, problem_list *problems)
{
    place top = {0};
    place array = {&top, "contained", 0};
    const json_t *sets = json_object_get(root, "contained");
    for (gsize i = 0; i < json_array_size(sets); i++) {
        place here = {&array, NULL, i};
        check_set(sets, i, &here, problems);
    }
}
