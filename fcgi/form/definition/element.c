#include "form/definition/element.h"

#include <string.h>

static const char *const kind_names[] = {
    [ELEMENT_STRING] = "a string that is not empty",
    [ELEMENT_BOOLEAN] = "true or false",
    [ELEMENT_INTEGER] = "an integer",
    [ELEMENT_OBJECT] = "an object",
    [ELEMENT_ARRAY] = "an array that is not empty",
    [ELEMENT_ANY] = "anything",
};

static bool is_kind(const json_t *value, element_kind kind)
{
    switch (kind) {
    case ELEMENT_STRING:
        return json_is_string(value) && json_string_length(value) > 0;
    case ELEMENT_BOOLEAN:
        return json_is_boolean(value);
    case ELEMENT_INTEGER:
        return json_is_integer(value);
    case ELEMENT_OBJECT:
        return json_is_object(value);
    case ELEMENT_ARRAY:
        return json_is_array(value) && json_array_size(value) > 0;
    case ELEMENT_ANY:
        return true;
    }
    return false;
}

static const element_rule *find_rule(const element_rule *rules, const char *name)
{
    for (const element_rule *rule = rules; rule->name != NULL; rule++) {
        if (strcmp(rule->name, name) == 0) {
            return rule;
        }
    }
    return NULL;
}

/* FHIR JSON puts the extensions of the string "text" into the object "_text". */
static bool is_sibling_of_string(const element_rule *rules, const char *name)
{
    const element_rule *rule = name[0] == '_' ? find_rule(rules, name + 1) : NULL;
    return rule != NULL && rule->kind == ELEMENT_STRING;
}

static void check_member(const char *name, const json_t *value, const element_rule *rules,
                         const place *at, problem_list *problems)
{
    place here = {at, name, 0};
    const element_rule *rule = find_rule(rules, name);
    if (is_sibling_of_string(rules, name)) {
        if (!json_is_object(value)) {
            place_error(&here, problems, "json", "Write an object with \"extension\".",
                        "\"%s\" must be an object", name);
        }
    } else if (rule == NULL) {
        place_error(&here, problems, "HCQ-1", "Check its spelling, or remove it.",
                    "\"%s\" is no element of FHIR R4 that madoguchi knows here", name);
    } else if (rule->refused != NULL) {
        place_error(&here, problems, "HCQ-1", rule->refused, "\"%s\" is not supported", name);
    } else if (!is_kind(value, rule->kind)) {
        place_error(&here, problems, "json", "Mind the JSON type: true is not \"true\".",
                    "\"%s\" must be %s", name, kind_names[rule->kind]);
    }
}

bool elements_check(json_t *object, const element_rule *rules, const place *at,
                    problem_list *problems)
{
    guint before = problems->errors;
    if (!json_is_object(object)) {
        place_error(at, problems, "json", "Write { … }.", "an object must stand here");
        return false;
    }
    const char *name = NULL;
    json_t *value = NULL;
    json_object_foreach(object, name, value)
    {
        check_member(name, value, rules, at, problems);
    }
    for (const element_rule *rule = rules; rule->name != NULL; rule++) {
        if (rule->required && json_object_get(object, rule->name) == NULL) {
            place_error(at, problems, "HCQ-1", "Add it.", "\"%s\" is missing", rule->name);
        }
    }
    return problems->errors == before;
}
