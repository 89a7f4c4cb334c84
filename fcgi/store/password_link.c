#include "store/password_link.h"

#include "base/secret.h"
#include "store/column.h"

void link_holder_free(link_holder *holder)
{
    if (holder == NULL) {
        return;
    }
    g_free(holder->login);
    g_free(holder->name);
    g_free(holder);
}

link_holder *password_link_read(database *db, const scope *who, const char *token_hash,
                                GError **error)
{
    g_autoptr(PGresult) result = database_run(db, who, "link_holder", &token_hash, 1, error);
    link_holder *holder = NULL;

    if (result == NULL || PQntuples(result) == 0) {
        return NULL;
    }
    holder = g_new0(link_holder, 1);
    holder->login = column_copy(result, 0, "login");
    holder->name = column_copy(result, 0, "name");
    return holder;
}

bool password_link_use(database *db, const scope *who, const char *token_hash, const char *password,
                       bool *done, GError **error)
{
    g_autofree char *hash = secret_password_hash(password, error);
    const char *const values[] = {token_hash, hash};
    g_autoptr(PGresult) result =
        hash != NULL ? database_run(db, who, "link_use", values, 2, error) : NULL;

    *done = result != NULL && column_boolean(result, 0, "done");
    return result != NULL;
}
