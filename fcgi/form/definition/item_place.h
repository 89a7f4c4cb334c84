#ifndef FORM_DEFINITION_ITEM_PLACE_H
#define FORM_DEFINITION_ITEM_PLACE_H

/*
 * Where an item of a compiled questionnaire stands in its file, for problems that are found after
 * reading: "$.item[2].item[0]". While reading, the place is at hand (place.h).
 */

#include "form/compiled.h"
#include "form/definition/place.h"

/* at is the item's place; it points into steps, so an item_place must not be copied. */
typedef struct {
    place steps[2 * QUESTIONNAIRE_DEPTH_MAX + 1];
    const place *at;
} item_place;

void item_place_find(const questionnaire *q, const item *it, item_place *found);

#endif
