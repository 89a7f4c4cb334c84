#ifndef TEXT_TEMPLATES_H
#define TEXT_TEMPLATES_H

/*
 * The folder of templates: every *.mustache file below it, under its path without the ending
 * ("public/step", "shared/layout"), parsed once when a process starts.
 */

#include "text/mustache.h"

/*
 * Loads the folder. NULL with a fault that tells every broken template, one a line. A partial that
 * is named in a template but is in no file is a fault too (dynamic names excepted).
 */
mustache_set *templates_load(const char *folder, GError **error);

#endif
