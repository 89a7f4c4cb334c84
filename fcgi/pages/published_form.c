#include "pages/published_form.h"

#include "base/fault.h"

const char consultation_form_url[] = "https://madoguchi.example/fhir/Questionnaire/consult_intake";

const questionnaire *published_form(visit *v, const char *url, const char *version, GError **error)
{
    g_autoptr(GError) fault = NULL;
    const questionnaire *found =
        questionnaires_find(v->site->forms, v->site->db, &v->scope, url, version, &fault);

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
    } else if (found == NULL) {
        fault_set(error, FAULT_CONFIGURATION, "Publish it: madoguchi form publish FILE",
                  "the form %s, version %s, is not in the database", url,
                  version != NULL ? version : "in use now");
    }
    return found;
}

form_context published_form_context(const visit *v)
{
    return published_form_context_in(v, v->language);
}

form_context published_form_context_in(const visit *v, const char *language)
{
    return (form_context){
        .language = language,
        .texts = v->site->texts,
        .places = municipality_places(v->site->municipality, language),
        .value_sets = v->site->municipality->value_sets,
        .today = calendar_today(),
    };
}
