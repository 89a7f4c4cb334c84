#include "pages/staff/audit_state.h"

#include "pages/staff/minute.h"
#include "store/audit_seal.h"

static json_t *minute(const json_t *iso)
{
    g_autofree char *text = json_is_string(iso) ? minute_text(json_string_value(iso)) : NULL;

    return json_pack("s?", text);
}

static json_t *problem_sentences(const visit *v, const json_t *problems)
{
    json_t *sentences = json_array();
    size_t i = 0;
    json_t *problem = NULL;

    json_array_foreach(problems, i, problem)
    {
        const char *what = json_string_value(json_object_get(problem, "what"));
        g_autofree char *key = g_strconcat("staff_trail_broken_", what, NULL);
        json_array_append_new(sentences, page_sentence(v, key, json_incref(problem)));
    }
    return sentences;
}

json_t *audit_state_view(const visit *v, GError **error)
{
    json_t *state = audit_state_read(v->site->db, &v->scope, error);
    json_auto_t *problems = NULL;
    bool checked = false;

    if (state == NULL) {
        return NULL;
    }
    problems = json_incref(json_object_get(state, "problems"));
    checked = json_is_string(json_object_get(state, "checked_at"));
    json_object_set_new(state, "sealed", minute(json_object_get(state, "sealed_at")));
    json_object_set_new(state, "checked", minute(json_object_get(state, "checked_at")));
    json_object_set_new(state, "whole", json_boolean(checked && json_array_size(problems) == 0));
    json_object_set_new(state, "broken", json_boolean(json_array_size(problems) > 0));
    json_object_set_new(state, "problems", problem_sentences(v, problems));
    return state;
}
