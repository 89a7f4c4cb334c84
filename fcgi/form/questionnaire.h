#ifndef FORM_QUESTIONNAIRE_H
#define FORM_QUESTIONNAIRE_H

/*
 * A questionnaire: a FHIR R4 Questionnaire of our pinned subset (docs/form-format.md), compiled
 * once into flat arrays and never changed after. Identified by url and version.
 *
 * item.h has its items; definition/questionnaire_load.h makes one of a file.
 */

#include "base/calendar.h"

#include <glib.h>
#include <stdbool.h>

typedef struct questionnaire questionnaire;

void questionnaire_free(questionnaire *q);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(questionnaire, questionnaire_free)

const char *questionnaire_url(const questionnaire *q);
const char *questionnaire_version(const questionnaire *q);
const char *questionnaire_name(const questionnaire *q);
const char *questionnaire_title(const questionnaire *q, const char *language);

/* What the form is for, in the base language; NULL when it does not say. */
const char *questionnaire_description(const questionnaire *q);

/* The base language, which every untranslated string is in: "ja". */
const char *questionnaire_language(const questionnaire *q);

/* The SHA-256 of the bytes, in hex: once active, a version's bytes never change. */
const char *questionnaire_sha256(const questionnaire *q);

/*
 * Steps: the top-level groups with itemControl "page"; a form without them is one page. Pages count
 * from 1.
 */
int questionnaire_page_count(const questionnaire *q);

/* Whether new answers are taken on that day (effectivePeriod). */
bool questionnaire_is_open(const questionnaire *q, calendar_date today);

/* True for a form that is only tried out: the public never sees it. */
bool questionnaire_is_experimental(const questionnaire *q);

#endif
