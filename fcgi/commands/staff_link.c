#include "commands/staff_link.h"

#include "base/fault.h"
#include "base/secret.h"
#include "store/account.h"

#include <stdio.h>

bool staff_link_print(const operator* op, const char *id, GError **error)
{
    const secret_token token = secret_token_new();
    const secret_digest digest = secret_hash(token.text);
    g_autoptr(GError) fault = NULL;
    g_autofree char *until = account_link(op->db, &op->scope, id, digest.hex, &fault);

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (until == NULL) {
        fault_set(error, FAULT_DATA, "Let it in again first: madoguchi staff enable LOGIN",
                  "the account is disabled");
        return false;
    }
    printf("%s/first-password/%s\nIt can be used once, until %s.\n", op->settings->staff_url,
           token.text, until);
    return true;
}
