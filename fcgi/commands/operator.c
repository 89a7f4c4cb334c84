#include "commands/operator.h"

#include "base/secret.h"

operator* operator_open(const char *user, GError **error)
{
    g_autoptr(operator) op = g_new0(operator, 1);
    g_autofree char *queries = NULL;

    if (!secret_start(error)) {
        return NULL;
    }
    op->settings = config_read(error);
    if (op->settings == NULL) {
        return NULL;
    }
    queries = config_path(op->settings, "sql/queries");
    op->db = database_open(queries, user, error);
    op->scope.municipality = op->settings->municipality;
    return op->db != NULL ? g_steal_pointer(&op) : NULL;
}

void operator_close(operator* op)
{
    if (op == NULL) {
        return;
    }
    database_close(op->db);
    config_free(op->settings);
    g_free(op);
}
