#ifndef FORM_DEFINITION_PROBLEM_H
#define FORM_DEFINITION_PROBLEM_H

/*
 * Problems of a form definition: what `madoguchi form check` prints, like a compiler.
 * Each names the place in the file, the rule it breaks and what to write instead.
 *
 * Whoever finds one knows its JSON path; line and column are looked up once at the end
 * (problem_list_locate), because they are only needed when something is wrong.
 */

#include <glib.h>

typedef enum { PROBLEM_WARNING, PROBLEM_ERROR } problem_severity;

typedef struct {
    problem_severity severity;
    char *path;    /* JSON path of the value: "$.item[2].item[0].linkId" */
    guint line;    /* 1-based, 0 when unknown */
    guint column;  /* 1-based, in characters */
    char *rule;    /* "que-2", "L3", "json", "HCQ-1.1" … */
    char *message; /* what is wrong */
    char *remedy;  /* what to write instead */
} problem;

typedef struct {
    GPtrArray *problems; /* of problem *, owned; after loading in order of line, column, rule */
    guint errors;
    guint warnings;
} problem_list;

enum { PROBLEM_LIST_MAX = 1000 }; /* further ones are not kept, only counted */

problem_list *problem_list_new(void);
void problem_list_free(problem_list *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(problem_list, problem_list_free)

/*
 * Adds a problem without line and column. All strings are copied; the message is formatted.
 * Returns it (owned by the list), or NULL when the list is full.
 */
problem *problem_list_add(problem_list *list, problem_severity severity, const char *rule,
                          const char *path, const char *remedy, const char *format, ...)
    G_GNUC_PRINTF(6, 7);

/* Gives every problem without a line its line and column in the bytes, then sorts the list. */
void problem_list_locate(problem_list *list, const char *bytes, gsize length);

#endif
