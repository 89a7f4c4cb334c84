#ifndef BASE_FAULT_H
#define BASE_FAULT_H

/*
 * Faults: what the machine or its operator got wrong, never what a visitor typed.
 *
 * A function that can fail returns bool or a pointer and takes a GError ** last. The message says
 * what failed and why, in one sentence; the hint says what to do next. Messages and hints go to the
 * log and to the operator's terminal, never to a visitor, and never hold personal data.
 *
 * A visitor's mistake is an issue (form/issue.h); our own mistake is a bug (g_assert).
 */

#include <glib.h>

typedef enum {
    FAULT_CONFIGURATION, /* a setting is missing or wrong */
    FAULT_UNAVAILABLE,   /* something we need does not answer: HTTP 503, worth another try */
    FAULT_TIMEOUT,       /* it answered too late: HTTP 503 */
    FAULT_CONFLICT,      /* somebody else was quicker (unique key, serialisation) */
    FAULT_DENIED,        /* the database refused the right: a bug or an attack, HTTP 500 */
    FAULT_DATA,          /* a file or a row is not what it must be */
    FAULT_IO,            /* reading or writing a file failed */
    FAULT_INTERNAL,      /* anything else */
} fault_code;

#define FAULT (fault_quark())
GQuark fault_quark(void);

/* Sets *error (when error is not NULL) to the formatted message; hint may be NULL. */
void fault_set(GError **error, fault_code code, const char *hint, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* As fault_set, for a failed system call: appends ": " and the text of errno_value. */
void fault_set_errno(GError **error, int errno_value, const char *hint, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* The hint of a fault, or NULL. Owned by the error. Any GError may be passed. */
const char *fault_hint(const GError *error);

/* Prints "madoguchi: MESSAGE" and, indented beneath it, the hint, to standard error. */
void fault_report(const GError *error);

#endif
