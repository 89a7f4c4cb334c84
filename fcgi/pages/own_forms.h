#ifndef PAGES_OWN_FORMS_H
#define PAGES_OWN_FORMS_H

/*
 * The forms of the program itself: what staff fill in that is no municipality's form (an account, a
 * desk, a note). Their definitions are files of this version, forms/own/NAME.json, read once when
 * the process starts; they are never published, and what they ask is stored in columns.
 */

#include "form/questionnaire.h"

#include <glib.h>

typedef struct own_forms own_forms;

/* All of the folder. NULL with a fault that names the file when one is not a good definition. */
own_forms *own_forms_load(const char *folder, GError **error);
void own_forms_free(own_forms *forms);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(own_forms, own_forms_free)

/* The form of forms/own/NAME.json; that there is none is a bug. Borrowed. */
const questionnaire *own_forms_get(const own_forms *forms, const char *name);

#endif
