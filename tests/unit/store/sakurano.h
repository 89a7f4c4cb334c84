#ifndef TESTS_STORE_SAKURANO_H
#define TESTS_STORE_SAKURANO_H

/*
 * The demo's municipality in the throw-away cluster, with its desks, towns, accounts and the
 * consultation form, and without a request.
 */

#include "cluster.h"
#include "form/definition/questionnaire_load.h"
#include "store/demo.h"
#include "store/questionnaires.h"

#define FORM_URL "https://madoguchi.example/fhir/Questionnaire/consult_intake"
#define FORM_VERSION "2026.2"

static const scope sakurano = {.municipality = DEMO_CODE};

static inline questionnaire *sakurano_form(char **bytes, gsize *length)
{
    g_autoptr(problem_list) problems = problem_list_new();

    assert_true(g_file_get_contents("forms/consult_intake.json", bytes, length, NULL));
    return questionnaire_load(*bytes, *length, problems);
}

static inline bool sakurano_publish(database *owner)
{
    g_autofree char *bytes = NULL;
    gsize length = 0;
    g_autoptr(questionnaire) q = sakurano_form(&bytes, &length);

    return questionnaires_publish(owner, &sakurano, q, bytes, length, NULL);
}

/* A group setup. */
static inline int sakurano_start(void **state)
{
    g_autoptr(database) owner = cluster_open("madoguchi_owner");
    json_auto_t *file = json_load_file("sql/demo/sakurano.json", 0, NULL);

    return cluster_start(state) == 0 && cluster_migrate() && sakurano_publish(owner) &&
                   demo_add_municipality(owner, &sakurano, file, NULL)
               ? 0
               : -1;
}

#endif
