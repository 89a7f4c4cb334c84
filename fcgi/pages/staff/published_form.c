#include "pages/staff/published_form.h"

#include "base/fault.h"

const questionnaire *published_form(visit *v, const char *url, const char *version, GError **error)
{
    const questionnaire *q =
        questionnaires_find(v->site->forms, v->site->db, &v->scope, url, version, error);
    if (q == NULL && *error == NULL) {
        fault_set(error, FAULT_DATA, "Publish it with \"madoguchi form publish FILE\".",
                  "the form %s|%s is not published", url, version != NULL ? version : "(active)");
    }
    return q;
}
