#ifndef FORM_QUESTIONNAIRE_H
#define FORM_QUESTIONNAIRE_H

/*
 * A questionnaire: a FHIR R4 Questionnaire of our pinned subset (docs/form-format.md), compiled
 * once into flat arrays and never changed after. Identified by url and version.
 *
 * Loading is strict: what would change what is asked, and is not understood, is a problem of
 * severity error, and then there is no questionnaire. item.h has the items.
 */

#include "form/problem.h"

#include <glib.h>
#include <stdbool.h>

typedef struct questionnaire questionnaire;

/*
 * Compiles the bytes of a file. All its problems are added to the list (warnings too); NULL when
 * one is an error.
 */
questionnaire *questionnaire_load(const char *bytes, gsize length, problem_list *problems);
void questionnaire_free(questionnaire *q);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(questionnaire, questionnaire_free)

const char *questionnaire_url(const questionnaire *q);
const char *questionnaire_version(const questionnaire *q);
const char *questionnaire_name(const questionnaire *q);
const char *questionnaire_title(const questionnaire *q, const char *language);

/* The base language, which every untranslated string is in: "ja". */
const char *questionnaire_language(const questionnaire *q);

/* The SHA-256 of the bytes, in hex: once active, a version's bytes never change. */
const char *questionnaire_sha256(const questionnaire *q);

/*
 * Steps: the top-level groups with itemControl "page"; a form without them is one page. Pages count
 * from 1.
 */
int questionnaire_page_count(const questionnaire *q);

#endif
