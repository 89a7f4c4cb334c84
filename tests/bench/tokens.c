/*
 * Draft tokens for the bench: COUNT lines of "token, its stored hash, its form key", separated by
 * TABs. The program under test must accept them, so they are made by its own base/secret.h.
 */

#include "base/fault.h"
#include "base/secret.h"

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    int count = argc == 2 ? atoi(argv[1]) : 0;

    if (count <= 0) {
        fputs("usage: tokens COUNT\n", stderr);
        return 2;
    }
    if (!secret_start(&error)) {
        fault_report(error);
        return 1;
    }
    for (int i = 0; i < count; i++) {
        secret_token token = secret_token_new();
        secret_digest hash = secret_hash(token.text);
        secret_digest key = secret_derive(token.text, "form");

        printf("%s\t%s\t%s\n", token.text, hash.hex, key.hex);
    }
    return 0;
}
