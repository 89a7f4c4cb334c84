#ifndef PAGES_STAFF_MINUTE_H
#define PAGES_STAFF_MINUTE_H

/* Points in time as the staff pages show them: the desk knows its own time zone. */

/* "2026-09-01 14:05" of "2026-09-01T14:05:09+09:00". The caller frees it. */
char *minute_text(const char *iso);

#endif
