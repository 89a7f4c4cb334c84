#ifndef FORM_PROBLEM_H
#define FORM_PROBLEM_H

/*
 * Problems of a form definition: what `madoguchi form check` prints, like a compiler.
 * Each names the place in the file, the rule it breaks and what to write instead.
 */

#include <glib.h>

typedef enum { PROBLEM_WARNING, PROBLEM_ERROR } problem_severity;

typedef struct {
    problem_severity severity;
    char *path;     /* JSON path of the value: "$.item[2].item[0].linkId" */
    guint line;     /* 1-based, 0 when unknown */
    guint column;   /* 1-based, in characters */
    char *rule;     /* "que-2", "L3", "json", "HCQ-1.1" … */
    char *message;  /* what is wrong */
    char *remedy;   /* what to write instead */
} problem;

typedef struct {
    GPtrArray *problems; /* of problem *, owned; in order of line, column, rule */
    guint errors;
} problem_list;

problem_list *problem_list_new(void);
void problem_list_free(problem_list *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(problem_list, problem_list_free)

#endif
