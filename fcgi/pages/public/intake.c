#include "pages/public/intake.h"

#include "store/request_key.h"

/* An answer of these makes a consultation urgent. */
static const struct {
    const char *link_id;
    const char *code;
} urgent_answers[] = {
    {"q_urgency", "today"},
    {"q_worry", "suicide"},
    {"q_worry", "violence"},
    {"q_worry", "eat"},
};

/* The code of a choice; NULL when it was not answered. */
static const char *code_of(const json_t *answers, const char *link_id)
{
    return json_string_value(json_object_get(json_object_get(answers, link_id), "code"));
}

static bool has_code(const json_t *coding, const char *code)
{
    return g_strcmp0(json_string_value(json_object_get(coding, "code")), code) == 0;
}

/* Whether the option is the answer, or among the answers when there may be several. */
static bool chose(const json_t *answers, const char *link_id, const char *code)
{
    const json_t *answer = json_object_get(answers, link_id);
    size_t i = 0;
    json_t *coding = NULL;

    json_array_foreach(answer, i, coding)
    {
        if (has_code(coding, code)) {
            return true;
        }
    }
    return has_code(answer, code);
}

intake_priority intake_judge(const json_t *answers)
{
    for (gsize i = 0; i < G_N_ELEMENTS(urgent_answers); i++) {
        if (chose(answers, urgent_answers[i].link_id, urgent_answers[i].code)) {
            return INTAKE_URGENT;
        }
    }
    return INTAKE_NORMAL;
}

void intake_fill(submission *what, const json_t *answers)
{
    what->answers = answers;
    what->town_code = code_of(answers, "p_town");
    what->priority = (int)intake_judge(answers);
    what->urgency = code_of(answers, "q_urgency");
    what->email = json_string_value(json_object_get(answers, "c_email"));
    what->consulter_name = json_string_value(json_object_get(answers, "c_name"));
}

static const char *text_of(const json_t *answers, const char *link_id)
{
    return json_string_value(json_object_get(answers, link_id));
}

json_t *intake_keys(const json_t *answers)
{
    json_t *keys = json_array();

    request_keys_add_name(keys, text_of(answers, "c_name"));
    request_keys_add_name(keys, text_of(answers, "p_name"));
    request_keys_add_kana(keys, text_of(answers, "c_kana"));
    request_keys_add_kana(keys, text_of(answers, "p_kana"));
    request_keys_add_tel(keys, text_of(answers, "c_tel"));
    return keys;
}
