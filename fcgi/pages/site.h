#ifndef PAGES_SITE_H
#define PAGES_SITE_H

/*
 * What a worker holds for all its requests. Templates and sentences are read once. What it keeps of
 * the database, so that most pages need no query for it, is renewed: a change of the municipality's
 * facts is seen after SITE_CHECK_SECONDS, because their version is asked for that often (a look at
 * one row, when somebody comes), which questionnaires are active after a minute at most.
 */

#include "pages/page.h"

enum {
    SITE_CHECK_SECONDS = 2,  /* how long the facts are trusted without asking for their version */
    SITE_FRESH_SECONDS = 60, /* how old the cache may become */
    SITE_RETRY_SECONDS = 5,  /* with an old cache and a database that is gone: when to ask again */
};

/*
 * Reads templates, texts, queries and our own forms below settings->home, and what the staff zone
 * needs for accounts; zone and routes are the caller's to set before.
 * The database is connected to on first use, as user. What a failure leaves is for site_close().
 */
bool site_open(site *s, const config *settings, const char *user, GError **error);
void site_close(site *s);

/*
 * Renews what has changed or is older than that. With a database that is gone the old facts stay in
 * use; false only when there never were any.
 */
bool site_refresh(site *s, GError **error);

/*
 * The sentences of our pages in a language, with what is known of the municipality filled into
 * their {places}: the "t" of every view. Borrowed from the site until the next site_refresh().
 */
json_t *site_sentences(site *s, const char *language);

#endif
