#ifndef STORE_AUDIT_HASH_H
#define STORE_AUDIT_HASH_H

/*
 * The bytes of the audit trail's chain, as docs/audit.md defines them. The database seals with
 * functions of its own (migration 11); here is the same once more, so that a verification does not
 * stand on what it verifies.
 *
 * Hashes are SHA-256 in lower-case hex. A text is hashed as a row of fields; a field is its length
 * in bytes, ":", itself, ","; or "-," for NULL. No value can be taken for two others.
 */

#include <glib.h>

enum { AUDIT_HASH_LENGTH = 64 }; /* characters */

/* Appends a field. */
void audit_hash_field(GString *text, const char *value);

/* The hash of the text. Caller owns. */
char *audit_hash(const GString *text);

#endif
