#ifndef PAGES_LANGUAGE_SWITCH_H
#define PAGES_LANGUAGE_SWITCH_H

/*
 * The language of the pages, chosen by the visitor and kept in a cookie. A POST, because a GET
 * changes nothing, and no part of the address, so that a link somebody passes on opens in the
 * reader's language.
 */

#include "pages/page.h"

/* POST /language: fields lang (one that the zone offers, else 400) and return (a path of ours). */
bool language_switch(visit *v, GError **error);

/*
 * Sets the cookie. False when that language is not offered. For forms that save and switch at once.
 */
bool language_switch_to(visit *v, const char *language);

#endif
