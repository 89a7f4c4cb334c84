#include "form/definition/extension.h"

#include <string.h>

#define CORE "http://hl7.org/fhir/StructureDefinition/"
#define SDC "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
#define OWN "https://madoguchi.example/fhir/StructureDefinition/"

static const char REMOVE[] = "Remove it.";
static const char NO_TYPE[] = "Remove it; the types that it is for are not supported.";
static const char NO_LOGIC[] = "Remove it; write enableWhen, or compute it after the export.";

typedef enum { FATE_READ, FATE_KEPT, FATE_NO_EFFECT, FATE_REFUSED } extension_fate;

typedef struct {
    const char *url;
    const char *value; /* the value[x] it must have; NULL: none or several, judged by its reader */
    unsigned hosts;    /* where a read one may stand */
    extension_fate fate;
    bool repeats;
    const char *remedy; /* of a refused one */
} extension_rule;

/* The first EXTENSION_READ_COUNT rows are indexed by extension_id. */
static const extension_rule rules[] = {
    [EXTENSION_TRANSLATION] = {.url = CORE "translation",
                               .hosts = EXTENSION_ON_STRING,
                               .repeats = true},
    [EXTENSION_ITEM_CONTROL] = {.url = CORE "questionnaire-itemControl",
                                .value = "valueCodeableConcept",
                                .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_HIDDEN] = {.url = CORE "questionnaire-hidden",
                          .value = "valueBoolean",
                          .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_UNIT] = {.url = CORE "questionnaire-unit",
                        .value = "valueCoding",
                        .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_MIN_VALUE] = {.url = CORE "minValue", .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_MAX_VALUE] = {.url = CORE "maxValue", .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_MIN_LENGTH] = {.url = CORE "minLength",
                              .value = "valueInteger",
                              .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_REGEX] = {.url = CORE "regex", .value = "valueString", .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_MIN_OCCURS] = {.url = CORE "questionnaire-minOccurs",
                              .value = "valueInteger",
                              .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_MAX_OCCURS] = {.url = CORE "questionnaire-maxOccurs",
                              .value = "valueInteger",
                              .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_DECIMAL_PLACES] = {.url = CORE "maxDecimalPlaces",
                                  .value = "valueInteger",
                                  .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_ORIENTATION] = {.url = CORE "questionnaire-choiceOrientation",
                               .value = "valueCode",
                               .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_OPTION_PREFIX] = {.url = CORE "questionnaire-optionPrefix",
                                 .value = "valueString",
                                 .hosts = EXTENSION_ON_OPTION},
    [EXTENSION_SUPPORT_LINK] = {.url = CORE "questionnaire-supportLink",
                                .value = "valueUri",
                                .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_DISPLAY_CATEGORY] = {.url = CORE "questionnaire-displayCategory",
                                    .value = "valueCodeableConcept",
                                    .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_SHORT_TEXT] = {.url = SDC "shortText",
                              .value = "valueString",
                              .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_ENTRY_FORMAT] = {.url = CORE "entryFormat",
                                .value = "valueString",
                                .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_OPTION_EXCLUSIVE] = {.url = CORE "questionnaire-optionExclusive",
                                    .value = "valueBoolean",
                                    .hosts = EXTENSION_ON_OPTION},
    [EXTENSION_OPEN_LABEL] = {.url = SDC "openLabel",
                              .value = "valueString",
                              .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_VISIBILITY] = {.url = OWN "visibility",
                              .value = "valueCode",
                              .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_SENSITIVE] = {.url = OWN "sensitive",
                             .value = "valueBoolean",
                             .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_NORMALIZE] = {.url = OWN "normalize",
                             .value = "valueCode",
                             .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_WAREKI] = {.url = OWN "wareki", .value = "valueBoolean", .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_STATISTICS] = {.url = OWN "statistics",
                              .value = "valueCode",
                              .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_TAKES_FROM] = {.url = OWN "takesFrom",
                              .value = "valueString",
                              .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_PREFILL] = {.url = OWN "prefill", .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_MATCHES] = {.url = OWN "matches",
                           .value = "valueString",
                           .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_POSTAL_SOURCE] = {.url = OWN "postalSource",
                                 .value = "valueString",
                                 .hosts = EXTENSION_ON_ITEM},
    [EXTENSION_MUNICIPAL_VALUE_SET] = {.url = OWN "municipalValueSet",
                                       .value = "valueCode",
                                       .hosts = EXTENSION_ON_VALUE_SET},
    [EXTENSION_AUTOCOMPLETE] = {.url = OWN "autocomplete",
                                .value = "valueCode",
                                .hosts = EXTENSION_ON_ITEM},

    {.url = CORE "designNote", .fate = FATE_KEPT, .repeats = true},
    {.url = CORE "ordinalValue", .fate = FATE_KEPT},
    {.url = CORE "itemWeight", .fate = FATE_KEPT},

    {.url = CORE "rendering-markdown", .fate = FATE_NO_EFFECT},
    {.url = CORE "rendering-style", .fate = FATE_NO_EFFECT},
    {.url = CORE "rendering-xhtml", .fate = FATE_NO_EFFECT},
    {.url = SDC "initialExpression", .fate = FATE_NO_EFFECT},
    {.url = SDC "launchContext", .fate = FATE_NO_EFFECT, .repeats = true},
    {.url = SDC "sourceQueries", .fate = FATE_NO_EFFECT, .repeats = true},
    {.url = SDC "preferredTerminologyServer", .fate = FATE_NO_EFFECT, .repeats = true},
    {.url = SDC "itemMedia", .fate = FATE_NO_EFFECT},
    {.url = SDC "width", .fate = FATE_NO_EFFECT},
    {.url = SDC "collapsible", .fate = FATE_NO_EFFECT},

    {.url = CORE "questionnaire-unitOption",
     .fate = FATE_REFUSED,
     .repeats = true,
     .remedy = NO_TYPE},
    {.url = CORE "maxSize", .fate = FATE_REFUSED, .remedy = NO_TYPE},
    {.url = CORE "mimeType", .fate = FATE_REFUSED, .repeats = true, .remedy = NO_TYPE},
    {.url = SDC "calculatedExpression", .fate = FATE_REFUSED, .repeats = true, .remedy = NO_LOGIC},
    {.url = CORE "variable", .fate = FATE_REFUSED, .repeats = true, .remedy = NO_LOGIC},
    {.url = CORE "cqf-expression", .fate = FATE_REFUSED, .repeats = true, .remedy = NO_LOGIC},
    {.url = SDC "enableWhenExpression", .fate = FATE_REFUSED, .repeats = true, .remedy = NO_LOGIC},
    {.url = SDC "answerExpression", .fate = FATE_REFUSED, .remedy = NO_LOGIC},
    {.url = SDC "answerOptionsToggleExpression",
     .fate = FATE_REFUSED,
     .repeats = true,
     .remedy = NO_LOGIC},
    {.url = CORE "questionnaire-constraint",
     .fate = FATE_REFUSED,
     .repeats = true,
     .remedy = NO_LOGIC},
    {.url = CORE "targetConstraint", .fate = FATE_REFUSED, .repeats = true, .remedy = NO_LOGIC},
    {.url = SDC "subQuestionnaire",
     .fate = FATE_REFUSED,
     .remedy = "Copy its items into this file."},
    {.url = SDC "questionnaireAdaptive", .fate = FATE_REFUSED, .remedy = NO_LOGIC},
    {.url = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-rendering-criticalExtension",
     .fate = FATE_REFUSED,
     .repeats = true,
     .remedy = REMOVE},
};

static const extension_rule *find_rule(const char *url)
{
    for (gsize i = 0; url != NULL && i < G_N_ELEMENTS(rules); i++) {
        if (strcmp(rules[i].url, url) == 0) {
            return &rules[i];
        }
    }
    return NULL;
}

static const char *url_of(const json_t *extension)
{
    return json_string_value(json_object_get(extension, "url"));
}

/* The value of the type that the key names: "valueBoolean" must hold a boolean. */
static bool value_has_type(const json_t *value, const char *key)
{
    static const struct {
        const char *key;
        json_type type;
    } types[] = {
        {"valueInteger", JSON_INTEGER},        {"valueCode", JSON_STRING},
        {"valueString", JSON_STRING},          {"valueCoding", JSON_OBJECT},
        {"valueCodeableConcept", JSON_OBJECT}, {"valueUri", JSON_STRING},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(types); i++) {
        if (strcmp(types[i].key, key) == 0) {
            return json_typeof(value) == types[i].type;
        }
    }
    return json_is_boolean(value);
}

static void check_read(const extension_rule *rule, const json_t *extension, extension_host host,
                       const place *at, problem_list *problems)
{
    if ((rule->hosts & host) == 0) {
        place_error(at, problems, "HCQ-1.6", "Move it to where docs/form-format.md puts it.",
                    "the extension %s has no meaning here", rule->url);
    }
    const json_t *value = rule->value == NULL ? NULL : json_object_get(extension, rule->value);
    if (rule->value != NULL && (value == NULL || !value_has_type(value, rule->value))) {
        g_autofree char *remedy = g_strdup_printf("Give it a %s.", rule->value);
        place_error(at, problems, "HCQ-1.6", remedy, "the extension %s must have a %s", rule->url,
                    rule->value);
    }
}

static void check_known(const extension_rule *rule, const json_t *extension, extension_host host,
                        const place *at, problem_list *problems)
{
    switch (rule->fate) {
    case FATE_READ:
        check_read(rule, extension, host, at, problems);
        break;
    case FATE_KEPT:
        break;
    case FATE_NO_EFFECT:
        place_warning(at, problems, "HCQ-1.6", "Leave it for other tools, or remove it.",
                      "the extension %s has no effect in madoguchi", rule->url);
        break;
    case FATE_REFUSED:
        place_error(at, problems, "HCQ-1.6", rule->remedy,
                    "the extension %s would change what is asked and is not supported", rule->url);
        break;
    }
}

static bool came_before(const json_t *extensions, gsize index, const char *url)
{
    for (gsize i = 0; i < index; i++) {
        if (g_strcmp0(url_of(json_array_get(extensions, i)), url) == 0) {
            return true;
        }
    }
    return false;
}

static void check_one(const json_t *extensions, gsize index, extension_host host, const place *at,
                      problem_list *problems)
{
    const json_t *extension = json_array_get(extensions, index);
    const char *url = url_of(extension);
    const extension_rule *rule = find_rule(url);
    if (url == NULL) {
        place_error(at, problems, "ext-1", "Give it the url of its definition.",
                    "an extension must have a url");
    } else if (rule == NULL) {
        place_warning(at, problems, "HCQ-1.6", "Check its spelling, or remove it.",
                      "the extension %s is unknown and has no effect", url);
    } else {
        check_known(rule, extension, host, at, problems);
        if (!rule->repeats && came_before(extensions, index, url)) {
            place_error(at, problems, "HCQ-1.6", "Keep one of them.",
                        "the extension %s stands here twice", url);
        }
    }
}

void extensions_check(const json_t *element, extension_host host, const place *at,
                      problem_list *problems)
{
    const json_t *extensions = json_object_get(element, "extension");
    place array = {at, "extension", 0};
    for (gsize i = 0; i < json_array_size(extensions); i++) {
        place here = {&array, NULL, i};
        check_one(extensions, i, host, &here, problems);
    }
}

bool extension_is(const json_t *extension, extension_id id)
{
    return g_strcmp0(url_of(extension), rules[id].url) == 0;
}

gsize extension_index(const json_t *element, extension_id id)
{
    const json_t *extensions = json_object_get(element, "extension");
    for (gsize i = 0; i < json_array_size(extensions); i++) {
        if (extension_is(json_array_get(extensions, i), id)) {
            return i;
        }
    }
    return 0;
}

const json_t *extension_find(const json_t *element, extension_id id)
{
    const json_t *extension =
        json_array_get(json_object_get(element, "extension"), extension_index(element, id));
    return extension_is(extension, id) ? extension : NULL;
}

const json_t *extension_value(const json_t *element, extension_id id)
{
    const json_t *extension = extension_find(element, id);
    return rules[id].value == NULL ? NULL : json_object_get(extension, rules[id].value);
}

const json_t *extension_part(const json_t *extension, const char *url, const char *value)
{
    gsize index = 0;
    const json_t *part = NULL;
    json_array_foreach(json_object_get(extension, "extension"), index, part)
    {
        if (g_strcmp0(url_of(part), url) == 0) {
            return json_object_get(part, value);
        }
    }
    return NULL;
}
