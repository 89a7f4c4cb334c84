#ifndef FORM_DEFINITION_ITEM_CONTROL_H
#define FORM_DEFINITION_ITEM_CONTROL_H

/*
 * Which control a question gets, as the extension itemControl asks for it, within what its type and
 * its flags allow.
 */

#include "form/item.h"

#include <jansson.h>

/* The code of the itemControl extension ("radio-button"), or NULL. */
const char *item_control_code(const json_t *definition);

/* The template of an item's control: "shared/control/radio". Never NULL. */
const char *item_control_template(const item *it);

#endif
