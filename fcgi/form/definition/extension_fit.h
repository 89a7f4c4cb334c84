#ifndef FORM_DEFINITION_EXTENSION_FIT_H
#define FORM_DEFINITION_EXTENSION_FIT_H

/*
 * Which extensions fit which types of items. One that would have no meaning there is refused: its
 * author means something by it.
 */

#include "form/definition/place.h"
#include "form/item_type.h"

#include <jansson.h>

void extensions_fit(const json_t *definition, const item_type *type, const place *at,
                    problem_list *problems);

#endif
