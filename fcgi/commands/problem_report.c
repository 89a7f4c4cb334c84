#include "commands/problem_report.h"

static const char *const severities[] = {
    [PROBLEM_WARNING] = "warning",
    [PROBLEM_ERROR] = "error",
};

void problem_report(FILE *out, const char *file, const problem_list *problems)
{
    for (guint i = 0; i < problems->problems->len; i++) {
        const problem *p = g_ptr_array_index(problems->problems, i);
        fprintf(out, "%s:%u:%u: %s: %s [%s]\n    %s\n    %s\n", file, p->line, p->column,
                severities[p->severity], p->message, p->rule, p->path, p->remedy);
    }
}
