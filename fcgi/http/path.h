#ifndef HTTP_PATH_H
#define HTTP_PATH_H

/*
 * Path patterns: "/consultation/steps/{step}". A parameter matches one whole, non-empty segment.
 */

#include <glib.h>
#include <stdbool.h>

enum { PATH_PARAMETERS_MAX = 4 };

typedef struct {
    guint count;
    char *values[PATH_PARAMETERS_MAX]; /* in the order of the pattern; owned */
} path_parameters;

void path_parameters_clear(path_parameters *parameters);

/*
 * True and *parameters filled when path is of the pattern; false and *parameters empty otherwise.
 */
bool path_match(const char *pattern, const char *path, path_parameters *parameters);

/* The parameter as a decimal number 1 … 9999; 0 when it is not one. No sign, no leading zero. */
int path_number(const path_parameters *parameters, guint index);

#endif
