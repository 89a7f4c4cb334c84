#ifndef TEXT_TEMPLATES_H
#define TEXT_TEMPLATES_H

/*
 * The folder of templates: every *.mustache file below it, under its path without the ending
 * ("public/step", "shared/layout"), parsed once when a process starts. A fault in any of them stops
 * the start, so that no visitor meets it.
 */

#include "text/mustache.h"

/*
 * Loads the folder. NULL when it cannot be read, and with FAULT_DATA that tells every fault, one a
 * line: templates that do not parse, partials and parents that are named but in no file (dynamic
 * names excepted: what they will be only the view knows).
 */
mustache_set *templates_load(const char *folder, GError **error);

#endif
