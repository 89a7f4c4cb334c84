#include "pages/staff/person_form.h"

#include "base/japanese.h"
#include "pages/staff/case_view.h"
#include "store/people.h"
#include "store/person_key.h"

#include <string.h>

enum { PEOPLE_SHOWN = 50 };

static const char *text_of(const json_t *answers, const char *link_id)
{
    return json_string_value(json_object_get(answers, link_id));
}

/* Where Enter goes next: the latest case of the person with the latest contact. */
static void mark_first(json_t *found)
{
    const json_t *person = json_array_get(json_object_get(found, "people"), 0);
    json_t *row = json_array_get(
        person != NULL ? json_object_get(person, "cases") : json_object_get(found, "anonymous"), 0);

    json_object_set_new(row, "first", json_true());
}

/* The people of a result with all that a template shows of them; takes the result over. */
static json_t *view_of(visit *v, json_t *found, GError **error)
{
    const questionnaire *log = found != NULL ? case_view_log(v, error) : NULL;
    json_t *people = json_object_get(found, "people");
    const bool many = json_array_size(people) > PEOPLE_SHOWN;

    if (log == NULL) {
        json_decref(found);
        return NULL;
    }
    if (many) {
        json_array_remove(people, PEOPLE_SHOWN);
    }
    case_view_people(v, log, people);
    case_view_rows(v, json_object_get(found, "anonymous"));
    mark_first(found);
    json_object_set_new(found, "too_many", json_boolean(many));
    json_object_set_new(found, "count",
                        page_sentence(v, "staff_person_count",
                                      json_pack("{s:i}", "count", (int)json_array_size(people))));
    json_object_set_new(found, "none",
                        json_boolean(json_array_size(people) == 0 &&
                                     json_array_size(json_object_get(found, "anonymous")) == 0));
    return found;
}

/* The folded texts of a search; borrowed members belong to the answers. */
typedef struct {
    char *name, *kana, *tel, *number;
} sought_texts;

static void sought_texts_clear(sought_texts *texts)
{
    g_free(texts->name);
    g_free(texts->kana);
    g_free(texts->tel);
    g_free(texts->number);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(sought_texts, sought_texts_clear)

static sought_texts fold(const json_t *answers)
{
    const char *name = text_of(answers, "name");
    const char *kana = text_of(answers, "kana");
    const char *tel = text_of(answers, "tel");
    const char *number = text_of(answers, "number");

    return (sought_texts){
        .name = name != NULL ? person_key_name(name) : NULL,
        .kana = kana != NULL ? person_key_name(kana) : NULL,
        .tel = tel != NULL ? person_key_tel(tel) : NULL,
        .number = number != NULL ? person_key_number(number) : NULL,
    };
}

/* What was typed and is nothing to search by: beside its field. */
static bool judge(const visit *v, own_form *f, const json_t *answers, const sought_texts *texts)
{
    const bool bad_tel = text_of(answers, "tel") != NULL && texts->tel == NULL;
    const bool bad_number = text_of(answers, "number") != NULL && texts->number == NULL;
    const bool nothing = texts->name == NULL && texts->kana == NULL && texts->tel == NULL &&
                         texts->number == NULL && text_of(answers, "birth") == NULL;

    if (bad_tel) {
        own_form_add_issue(f, "tel",
                           catalog_get(v->site->texts, v->language, "staff_person_tel_short"));
    }
    if (bad_number) {
        own_form_add_issue(f, "number",
                           catalog_get(v->site->texts, v->language, "staff_person_number_wrong"));
    }
    if (nothing && !bad_tel && !bad_number) {
        own_form_add_issue(f, "name",
                           catalog_get(v->site->texts, v->language, "staff_person_too_little"));
    }
    return !bad_tel && !bad_number && !nothing;
}

json_t *person_form_find(visit *v, own_form *f, const json_t *answers, GError **error)
{
    g_auto(sought_texts) texts = fold(answers);
    const person_criteria sought = {
        .name = texts.name,
        .kana = texts.kana,
        .birth_on = text_of(answers, "birth"),
        .tel = texts.tel,
        .town = text_of(json_object_get(answers, "town"), "code"),
        .number = texts.number,
    };

    return judge(v, f, answers, &texts)
               ? view_of(v, person_search(v->site->db, &v->scope, &sought, error), error)
               : NULL;
}

/* Only digits and the marks that telephone numbers are written with. */
static bool is_telephone(const char *typed)
{
    g_autofree char *half = japanese_half_width(typed);

    return half[strspn(half, "0123456789-+() ")] == '\0';
}

json_t *person_form_find_text(visit *v, const char *typed, GError **error)
{
    g_autofree char *number = person_key_number(typed);
    g_autofree char *tel = is_telephone(typed) ? person_key_tel(typed) : NULL;
    g_autofree char *name = tel == NULL ? person_key_name(typed) : NULL;
    calendar_date date;
    g_autofree char *day = calendar_parse(typed, &date) ? calendar_iso(date) : NULL;
    const bool by_number = number != NULL && g_ascii_isalpha(*number);
    const person_criteria sought = {
        .number = by_number ? number : NULL,
        .birth_on = by_number ? NULL : day,
        .tel = by_number || day != NULL ? NULL : tel,
        .name = by_number || day != NULL ? NULL : name,
    };

    return view_of(v, person_search(v->site->db, &v->scope, &sought, error), error);
}

json_t *person_form_facts(const json_t *answers)
{
    return json_pack("{s:s*, s:s*, s:s*, s:s*, s:s*}", "name", text_of(answers, "name"), "kana",
                     text_of(answers, "kana"), "birth_on", text_of(answers, "birth"), "tel",
                     text_of(answers, "tel"), "town",
                     text_of(json_object_get(answers, "town"), "code"));
}

bool person_form_names(const json_t *facts)
{
    return json_object_get(facts, "name") != NULL || json_object_get(facts, "kana") != NULL ||
           json_object_get(facts, "tel") != NULL;
}
