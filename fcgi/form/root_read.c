#include "form/compiled.h"
#include "form/element.h"
#include "form/extension.h"

#include <string.h>

static const element_rule root_rules[] = {
    {.name = "resourceType", .kind = ELEMENT_STRING, .required = true},
    {.name = "url", .kind = ELEMENT_STRING, .required = true},
    {.name = "version", .kind = ELEMENT_STRING, .required = true},
    {.name = "name", .kind = ELEMENT_STRING, .required = true},
    {.name = "title", .kind = ELEMENT_STRING, .required = true},
    {.name = "status", .kind = ELEMENT_STRING, .required = true},
    {.name = "language", .kind = ELEMENT_STRING, .required = true},
    {.name = "item", .kind = ELEMENT_ARRAY, .required = true},
    {.name = "contained", .kind = ELEMENT_ARRAY},
    {.name = "extension", .kind = ELEMENT_ARRAY},
    {.name = "id", .kind = ELEMENT_STRING},
    {.name = "meta", .kind = ELEMENT_OBJECT},
    {.name = "text", .kind = ELEMENT_OBJECT},
    {.name = "identifier", .kind = ELEMENT_ARRAY},
    {.name = "derivedFrom", .kind = ELEMENT_ARRAY},
    {.name = "experimental", .kind = ELEMENT_BOOLEAN},
    {.name = "subjectType", .kind = ELEMENT_ARRAY},
    {.name = "date", .kind = ELEMENT_STRING},
    {.name = "publisher", .kind = ELEMENT_STRING},
    {.name = "contact", .kind = ELEMENT_ARRAY},
    {.name = "description", .kind = ELEMENT_STRING},
    {.name = "useContext", .kind = ELEMENT_ARRAY},
    {.name = "jurisdiction", .kind = ELEMENT_ARRAY},
    {.name = "purpose", .kind = ELEMENT_STRING},
    {.name = "copyright", .kind = ELEMENT_STRING},
    {.name = "approvalDate", .kind = ELEMENT_STRING},
    {.name = "lastReviewDate", .kind = ELEMENT_STRING},
    {.name = "code", .kind = ELEMENT_ARRAY},
    {.name = "effectivePeriod",
     .kind = ELEMENT_ANY,
     .refused = "Remove it; publish and retire versions instead. It is not obeyed yet."},
    {.name = "modifierExtension",
     .kind = ELEMENT_ANY,
     .refused = "Remove it; its meaning is unknown."},
    {.name = "implicitRules", .kind = ELEMENT_ANY, .refused = "Remove it; its meaning is unknown."},
    {.name = NULL},
};

static bool is_questionnaire(const char *type)
{
    return strcmp(type, "Questionnaire") == 0;
}

static bool is_url(const char *url)
{
    return g_str_has_prefix(url, "https://") && strpbrk(url, "|# \t\r\n") == NULL &&
           strlen(url) > strlen("https://");
}

/* "2026.1": four digits, then numbers after dots. */
static bool is_version(const char *version)
{
    return g_regex_match_simple("^[0-9]{4}(\\.[0-9]+)*$", version, G_REGEX_DOLLAR_ENDONLY, 0);
}

static bool is_name(const char *name)
{
    return g_regex_match_simple("^[A-Z][A-Za-z0-9_]{0,254}$", name, G_REGEX_DOLLAR_ENDONLY, 0);
}

static bool is_status(const char *status)
{
    static const char *const known[] = {"draft", "active", "retired", NULL};
    return g_strv_contains(known, status);
}

static void check_values(json_t *root, const place *at, problem_list *problems)
{
    static const struct {
        const char *key;
        bool (*check)(const char *value);
        const char *rule;
        const char *message;
        const char *remedy;
    } values[] = {
        {"resourceType", is_questionnaire, "HCQ-1.1", "this is no Questionnaire",
         "Write \"resourceType\": \"Questionnaire\"."},
        {"url", is_url, "HCQ-1.1", "the url must be absolute, https, without | # and spaces",
         "Write a url of your own, the same for every version."},
        {"version", is_version, "HCQ-1.1", "the version must begin with a year",
         "Write the year and a number: \"2026.1\"."},
        {"name", is_name, "que-0", "the name must be usable in programs",
         "Begin with A to Z, go on with letters, digits and _."},
        {"status", is_status, "HCQ-1.1", "the status is unknown",
         "Write draft, active or retired."},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(values); i++) {
        const char *value = json_string_value(json_object_get(root, values[i].key));
        if (value != NULL && !values[i].check(value)) {
            place here = {at, values[i].key, 0};
            place_error(&here, problems, values[i].rule, values[i].remedy, "%s", values[i].message);
        }
    }
}

static void check_include(json_t *include, const place *at, problem_list *problems)
{
    static const char enumerate[] = "List the concepts one by one.";
    static const element_rule rules[] = {
        {.name = "system", .kind = ELEMENT_STRING, .required = true},
        {.name = "concept", .kind = ELEMENT_ARRAY, .required = true},
        {.name = "version", .kind = ELEMENT_STRING},
        {.name = "filter", .kind = ELEMENT_ANY, .refused = enumerate},
        {.name = "valueSet", .kind = ELEMENT_ANY, .refused = enumerate},
        {.name = "modifierExtension",
         .kind = ELEMENT_ANY,
         .refused = "Remove it; its meaning is unknown."},
        {.name = NULL},
    };
    elements_check(include, rules, at, problems);
}

static void check_compose(json_t *compose, const place *at, problem_list *problems)
{
    static const element_rule rules[] = {
        {.name = "include", .kind = ELEMENT_ARRAY, .required = true},
        {.name = "inactive", .kind = ELEMENT_BOOLEAN},
        {.name = "lockedDate", .kind = ELEMENT_STRING},
        {.name = "exclude",
         .kind = ELEMENT_ANY,
         .refused = "List only the concepts that are meant."},
        {.name = NULL},
    };
    elements_check(compose, rules, at, problems);
    place array = {at, "include", 0};
    gsize index = 0;
    json_t *include = NULL;
    json_array_foreach(json_object_get(compose, "include"), index, include)
    {
        place here = {&array, NULL, index};
        check_include(include, &here, problems);
    }
}

static void check_contained(json_t *set, const place *at, problem_list *problems)
{
    const char *type = json_string_value(json_object_get(set, "resourceType"));
    if (g_strcmp0(type, "ValueSet") != 0) {
        place_error(at, problems, "HCQ-1.5", "Remove it, or make it a ValueSet.",
                    "only ValueSets may be contained");
        return;
    }
    if (json_object_get(set, "id") == NULL) {
        place_error(at, problems, "dom-3", "Add an id, to which \"#id\" refers.",
                    "a contained ValueSet must have an id");
    }
    extensions_check(set, EXTENSION_ON_VALUE_SET, at, problems);
    bool municipal = extension_find(set, EXTENSION_MUNICIPAL_VALUE_SET) != NULL;
    json_t *compose = json_object_get(set, "compose");
    if (municipal == (compose != NULL || json_object_get(set, "expansion") != NULL)) {
        place_error(at, problems, "HCQ-1.5",
                    "Write compose with the concepts; or only the extension municipalValueSet.",
                    "a ValueSet has either concepts or the municipality's");
    } else if (compose != NULL) {
        place here = {at, "compose", 0};
        check_compose(compose, &here, problems);
    }
}

void root_read(questionnaire *q, problem_list *problems)
{
    place top = {0};
    if (!elements_check(q->root, root_rules, &top, problems) && !json_is_object(q->root)) {
        return;
    }
    check_values(q->root, &top, problems);
    extensions_check(q->root, EXTENSION_ON_ROOT, &top, problems);
    localized_read(&q->title, q->root, "title", &top, problems);
    place array = {&top, "contained", 0};
    gsize index = 0;
    json_t *set = NULL;
    json_array_foreach(json_object_get(q->root, "contained"), index, set)
    {
        place here = {&array, NULL, index};
        check_contained(set, &here, problems);
    }
}
