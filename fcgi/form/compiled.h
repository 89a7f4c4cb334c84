#ifndef FORM_COMPILED_H
#define FORM_COMPILED_H

/*
 * The inside of a questionnaire, and the bounds that keep it small. Private to form/: definition/
 * fills it once, and from then on it is only read.
 */

#include "base/calendar.h"
#include "form/item.h"
#include "form/questionnaire.h"

#include <jansson.h>

enum {
    QUESTIONNAIRE_BYTES_MAX = 4 * 1024 * 1024,
    QUESTIONNAIRE_ITEMS_MAX = 500,
    QUESTIONNAIRE_DEPTH_MAX = 5,
};

struct questionnaire {
    json_t *root; /* owns every string of the items */
    char *sha256;
    localized title;
    calendar_date first_day, last_day; /* between which it takes answers, inclusive */
    GPtrArray *items;                  /* of item *, owned, preorder */
    GHashTable *by_link_id;            /* linkId -> item *, borrowed */
    guint *order; /* item indices: parents before children, sources before what they enable */
    int page_count;
};

/* One without items, for its loader to fill; takes the reference of root. */
questionnaire *questionnaire_new(json_t *root);

#endif
