#ifndef PAGES_SITE_H
#define PAGES_SITE_H

/*
 * What a worker keeps of the database between requests, so that most pages need no query for it:
 * the municipality's facts and which questionnaires are active. A change is seen after a minute at
 * most.
 */

#include "pages/page.h"

enum {
    SITE_FRESH_SECONDS = 60, /* how old the cache may become */
    SITE_RETRY_SECONDS = 5,  /* with an old cache and a database that is gone: when to ask again */
};

/*
 * Renews what is older than that. With a database that is gone the old facts stay in use; false
 * only when there never were any.
 */
bool site_refresh(site *s, GError **error);

/*
 * The sentences of our pages in a language, with what is known of the municipality filled into
 * their {places}: the "t" of every view. Borrowed from the site until the next site_refresh().
 */
json_t *site_sentences(site *s, const char *language);

#endif
