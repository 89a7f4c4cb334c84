#ifndef PAGES_PUBLIC_MOMENT_VIEW_H
#define PAGES_PUBLIC_MOMENT_VIEW_H

/* Moments as residents read them, on Tokyo's clocks. */

/*
 * "2026年9月1日（令和8年） 14:05" of "2026-09-01T14:05:06+09:00", in the visitor's language. What
 * is no such moment is given back as it is. The caller frees the result.
 */
char *moment_view(const char *iso, const char *language);

#endif
