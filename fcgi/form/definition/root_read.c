#include "form/definition/root_read.h"

#include "form/compiled.h"
#include "form/definition/element.h"
#include "form/definition/extension.h"
#include "form/definition/localized_read.h"
#include "form/definition/value_set.h"

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
    {.name = "effectivePeriod", .kind = ELEMENT_OBJECT},
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

static const element_rule period_rules[] = {
    {.name = "start", .kind = ELEMENT_STRING},
    {.name = "end", .kind = ELEMENT_STRING},
    {.name = "extension", .kind = ELEMENT_ARRAY},
    {.name = "id", .kind = ELEMENT_STRING},
    {.name = NULL},
};

/* A day of the period; `otherwise` when the form names none. */
static calendar_date read_day(json_t *period, const char *key, calendar_date otherwise,
                              const place *at, problem_list *problems)
{
    const char *text = json_string_value(json_object_get(period, key));
    calendar_date day = otherwise;
    if (text != NULL && !calendar_parse_iso(text, &day)) {
        place here = {at, key, 0};
        place_error(&here, problems, "HCQ-1.1", "Write a day: \"2026-09-01\".", "\"%s\" is no day",
                    text);
    }
    return day;
}

static void read_period(questionnaire *q, const place *top, problem_list *problems)
{
    json_t *period = json_object_get(q->root, "effectivePeriod");
    place here = {top, "effectivePeriod", 0};
    if (json_is_object(period)) {
        elements_check(period, period_rules, &here, problems);
    }
    q->first_day = read_day(period, "start", (calendar_date){1, 1, 1}, &here, problems);
    q->last_day = read_day(period, "end", (calendar_date){9999, 12, 31}, &here, problems);
    if (calendar_compare(q->last_day, q->first_day) < 0) {
        place_error(&here, problems, "per-1", "Exchange start and end.",
                    "the period ends before it begins");
    }
}

void root_read(questionnaire *q, problem_list *problems)
{
    place top = {0};
    elements_check(q->root, root_rules, &top, problems);
    check_values(q->root, &top, problems);
    extensions_check(q->root, EXTENSION_ON_ROOT, &top, problems);
    localized_read(&q->title, q->root, "title", &top, problems);
    read_period(q, &top, problems);
    value_sets_check(q->root, problems);
}
