#ifndef TESTS_UNIT_FORM_DESK_H
#define TESTS_UNIT_FORM_DESK_H

/* The consultation form at a desk of a fictional municipality. */

#include "fixture.h"

#include "form/view.h"

typedef struct {
    questionnaire *q;
    catalog *texts;
    json_t *places;
    json_t *value_sets;
} desk;

static inline int set_up(void **state)
{
    desk *d = g_new0(desk, 1);
    d->q = consult_intake();
    d->texts = load_texts();
    d->places = json_of("{'city': 'さくら野区', 'mail_domain': 'example.lg.jp'}");
    d->value_sets = json_of("{'town': [{'code': 't1', 'display': '桜一丁目', 'displays': {'en': "
                            "'Sakura 1'}}, {'code': 't2', 'display': '桜二丁目'}]}");
    *state = d;
    return 0;
}

static inline int tear_down(void **state)
{
    desk *d = *state;
    questionnaire_free(d->q);
    catalog_free(d->texts);
    json_decref(d->places);
    json_decref(d->value_sets);
    g_free(d);
    return 0;
}

static inline form *evaluate(desk *d, const char *language, const char *entries_text)
{
    const form_context context = {
        .language = language, .texts = d->texts, .places = d->places, .value_sets = d->value_sets};
    json_auto_t *entries = json_of(entries_text);
    return form_evaluate(d->q, entries, &context);
}

static inline const char *string_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

#endif
