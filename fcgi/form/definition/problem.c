#include "form/definition/problem.h"

#include "form/definition/json_position.h"

#include <stdarg.h>
#include <string.h>

static void problem_free(gpointer data)
{
    problem *p = data;
    g_free(p->path);
    g_free(p->rule);
    g_free(p->message);
    g_free(p->remedy);
    g_free(p);
}

problem_list *problem_list_new(void)
{
    problem_list *list = g_new0(problem_list, 1);
    list->problems = g_ptr_array_new_with_free_func(problem_free);
    return list;
}

void problem_list_free(problem_list *list)
{
    if (list == NULL) {
        return;
    }
    g_ptr_array_unref(list->problems);
    g_free(list);
}

problem *problem_list_add(problem_list *list, problem_severity severity, const char *rule,
                          const char *path, const char *remedy, const char *format, ...)
{
    list->errors += severity == PROBLEM_ERROR ? 1 : 0;
    list->warnings += severity == PROBLEM_WARNING ? 1 : 0;
    if (list->problems->len >= PROBLEM_LIST_MAX) {
        return NULL;
    }
    problem *p = g_new0(problem, 1);
    p->severity = severity;
    p->rule = g_strdup(rule);
    p->path = g_strdup(path);
    p->remedy = g_strdup(remedy);
    va_list arguments;
    va_start(arguments, format);
    p->message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_ptr_array_add(list->problems, p);
    return p;
}

/* Several problems may lie at one path, hence a list of them under each. */
static GHashTable *problems_by_path(const problem_list *list)
{
    GHashTable *by_path =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; i < list->problems->len; i++) {
        problem *p = g_ptr_array_index(list->problems, i);
        if (p->line != 0) {
            continue;
        }
        GPtrArray *same = g_hash_table_lookup(by_path, p->path);
        if (same == NULL) {
            same = g_ptr_array_new();
            g_hash_table_insert(by_path, p->path, same);
        }
        g_ptr_array_add(same, p);
    }
    return by_path;
}

static void set_position(const char *path, guint line, guint column, void *data)
{
    GHashTable *by_path = data;
    GPtrArray *same = g_hash_table_lookup(by_path, path);
    for (guint i = 0; same != NULL && i < same->len; i++) {
        problem *p = g_ptr_array_index(same, i);
        p->line = line;
        p->column = column;
    }
}

static int problem_compare(gconstpointer left, gconstpointer right)
{
    const problem *a = *(problem *const *)left;
    const problem *b = *(problem *const *)right;
    if (a->line != b->line) {
        return a->line < b->line ? -1 : 1;
    }
    if (a->column != b->column) {
        return a->column < b->column ? -1 : 1;
    }
    return strcmp(a->rule, b->rule);
}

void problem_list_locate(problem_list *list, const char *bytes, gsize length)
{
    g_autoptr(GHashTable) by_path = problems_by_path(list);
    if (g_hash_table_size(by_path) > 0) {
        json_position_each(bytes, length, set_position, by_path);
    }
    g_ptr_array_sort(list->problems, problem_compare);
}
