#ifndef PAGES_STAFF_SCENE_H
#define PAGES_STAFF_SCENE_H

/*
 * The scenes of home care (四場面) that a consultation seems to be about: a suggestion for the
 * desk, made of the topics the resident chose. It is shown and never stored, because the desk
 * decides when it has spoken to them. Pure: answers in, codes out.
 */

#include <jansson.h>

/*
 * A list of "daily", "transition", "acute", "eol", in this order, each once; empty when no topic
 * was chosen. answers as in store/request.h. Caller owns.
 */
json_t *scene_suggest(const json_t *answers);

#endif
