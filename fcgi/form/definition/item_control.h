#ifndef FORM_DEFINITION_ITEM_CONTROL_H
#define FORM_DEFINITION_ITEM_CONTROL_H

/*
 * Which control an item gets, as the extension itemControl asks for it, within what its type and
 * its flags allow.
 */

#include "form/item.h"

#include <jansson.h>

/* The code of the itemControl extension ("radio-button"), or NULL. */
const char *item_control_code(const json_t *definition);

/* The template of an item's control: "shared/control/radio". Never NULL. */
const char *item_control_template(const item *it);

/* What the item is in its surroundings (item.h, category): its itemControl or displayCategory. */
const char *item_control_category(const item *it);

/* True when the code means something on an item of that type. */
bool item_control_is_known(const item *it, const char *code);

#endif
