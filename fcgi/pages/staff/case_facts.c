#include "pages/staff/case_facts.h"

#include <stdbool.h>
#include <string.h>

static const char *text_of(const json_t *object, const char *name)
{
    return json_string_value(json_object_get(object, name));
}

/* Whose telephone number it is decides whether the person is found by it: a daughter's is hers. */
json_t *case_facts_of_request(const json_t *answers)
{
    const char *relation = text_of(json_object_get(answers, "c_relation"), "code");
    const bool own = relation != NULL && strcmp(relation, "self") == 0;
    const char *patient = text_of(answers, "p_name");
    const char *kana = text_of(answers, "p_kana");

    return json_pack("{s:s*, s:s*, s:s*, s:s*}", "name",
                     patient == NULL && own ? text_of(answers, "c_name") : patient, "kana",
                     kana == NULL && own ? text_of(answers, "c_kana") : kana, "tel",
                     own ? text_of(answers, "c_tel") : NULL, "town",
                     text_of(json_object_get(answers, "p_town"), "code"));
}
