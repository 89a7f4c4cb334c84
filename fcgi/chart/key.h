#ifndef CHART_KEY_H
#define CHART_KEY_H

/*
 * Names beside samples of their patterns, one behind the other, as many on a line as fit: beneath a
 * bar in the order of its parts, or above all bars.
 */

#include "chart/canvas.h"

typedef struct key key;
key *key_new(void);
void key_free(key *k);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(key, key_free)

/* text, a clean one, is copied. */
void key_add(key *k, const char *text, guint fill);

/* Draws it from y down and returns where it ends. */
double key_draw(const key *k, canvas *drawing, double y);

#endif
