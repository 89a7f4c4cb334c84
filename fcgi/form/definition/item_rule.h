#ifndef FORM_DEFINITION_ITEM_RULE_H
#define FORM_DEFINITION_ITEM_RULE_H

/*
 * The rules that concern one item alone, as a table: FHIR's que-1 … que-13 and those of our subset.
 * They look at the JSON and not at the compiled item, which cannot even hold what some of them
 * forbid.
 */

#include "form/definition/place.h"
#include "form/item.h"

#include <jansson.h>

/* Tells every rule that the item of that definition and type breaks. */
void item_rules_check(json_t *definition, const item_type *type, const place *at,
                      problem_list *problems);

#endif
