#ifndef PAGES_SECRET_FIELDS_H
#define PAGES_SECRET_FIELDS_H

/*
 * Fields that are never carried along by a page, nor shown again: "password", "new-password",
 * "new-password-again", "one-time-code". What else was typed beside one is not kept either.
 */

#include "pages/page.h"

/* Whether the posted form has one of them. */
bool secret_fields_posted(const visit *v);

#endif
