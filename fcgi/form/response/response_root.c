#include "form/response/response_root.h"

#include "form/definition/element.h"

#include <string.h>

static const element_rule root_elements[] = {
    {.name = "resourceType", .kind = ELEMENT_STRING, .required = true},
    {.name = "id", .kind = ELEMENT_STRING},
    {.name = "meta", .kind = ELEMENT_OBJECT},
    {.name = "implicitRules",
     .kind = ELEMENT_ANY,
     .refused = "Remove it; the rules it names are unknown."},
    {.name = "language", .kind = ELEMENT_STRING},
    {.name = "text", .kind = ELEMENT_OBJECT},
    {.name = "contained", .kind = ELEMENT_ARRAY},
    {.name = "extension", .kind = ELEMENT_ARRAY},
    {.name = "modifierExtension",
     .kind = ELEMENT_ANY,
     .refused = "Remove it; its meaning is unknown."},
    {.name = "identifier", .kind = ELEMENT_OBJECT},
    {.name = "basedOn", .kind = ELEMENT_ARRAY},
    {.name = "partOf", .kind = ELEMENT_ARRAY},
    {.name = "questionnaire", .kind = ELEMENT_STRING, .required = true},
    {.name = "status", .kind = ELEMENT_STRING, .required = true},
    {.name = "subject", .kind = ELEMENT_OBJECT},
    {.name = "encounter", .kind = ELEMENT_OBJECT},
    {.name = "authored", .kind = ELEMENT_STRING},
    {.name = "author", .kind = ELEMENT_OBJECT},
    {.name = "source", .kind = ELEMENT_OBJECT},
    {.name = "item", .kind = ELEMENT_ANY},
    {.name = NULL},
};

static void check_type(const json_t *resource, const place *at, problem_list *problems)
{
    place here = {at, "resourceType", 0};
    const char *type = json_string_value(json_object_get(resource, "resourceType"));
    if (strcmp(type, "QuestionnaireResponse") != 0) {
        place_error(&here, problems, "HCQ-1", "Write \"QuestionnaireResponse\".",
                    "a resource of type %s has no answers", type);
    }
}

/* The canonical is the form's url, and behind "|" its version. */
static void check_questionnaire(const questionnaire *q, const json_t *resource, const place *at,
                                problem_list *problems)
{
    place here = {at, "questionnaire", 0};
    const char *canonical = json_string_value(json_object_get(resource, "questionnaire"));
    g_autofree char *expected =
        g_strconcat(questionnaire_url(q), "|", questionnaire_version(q), NULL);
    if (strcmp(canonical, questionnaire_url(q)) == 0) {
        place_warning(&here, problems, "HCQ-1", "Write the version behind the url, after \"|\".",
                      "no version is named; it was read as %s", expected);
    } else if (strcmp(canonical, expected) != 0) {
        g_autofree char *remedy =
            g_strdup_printf("Read it with its own form; this is %s.", expected);
        place_error(&here, problems, "HCQ-1", remedy, "it answers another form: %s", canonical);
    }
}

static void check_status(const json_t *resource, const place *at, problem_list *problems)
{
    static const char *const taken[] = {"in-progress", "completed", "amended", "stopped", NULL};
    place here = {at, "status", 0};
    const char *status = json_string_value(json_object_get(resource, "status"));
    if (strcmp(status, "entered-in-error") == 0) {
        place_error(&here, problems, "HCQ-1", "Do not take it.",
                    "whoever gave these answers has withdrawn them");
    } else if (!g_strv_contains(taken, status)) {
        place_error(&here, problems, "HCQ-1", "Write completed, amended, in-progress or stopped.",
                    "\"%s\" is no status of FHIR R4", status);
    }
}

bool response_root_check(const questionnaire *q, json_t *resource, const place *at,
                         problem_list *problems)
{
    guint before = problems->errors;
    if (!elements_check(resource, root_elements, at, problems)) {
        return false;
    }
    check_type(resource, at, problems);
    check_questionnaire(q, resource, at, problems);
    check_status(resource, at, problems);
    return problems->errors == before;
}
