#ifndef EXPORT_CP932_H
#define EXPORT_CP932_H

/*
 * CP932 (Windows-31J, what "Shift_JIS" means on a Windows of Japan) for programs that know nothing
 * else. It has some 9,400 characters; a name or a sentence may hold one that it has not.
 *
 * Nothing is dropped or guessed in silence: each character that CP932 lacks is replaced as a table
 * says (cp932_table.h), and each replacement is told. What iconv would do of its own accord
 * (//TRANSLIT, or a yen sign that becomes a backslash) differs from system to system and is not
 * used. The seven signs of which CP932 has only the twin (〜 as ～, − as －, — as ―, ‖ as ∥, ¢ £ ¬
 * in full width) are no replacements: every program writes them so.
 *
 *     typed text --replace--> text of CP932's characters, in UTF-8 --encode--> bytes
 *
 * The steps are apart because what a cell begins with is judged between them.
 */

#include <glib.h>

typedef struct cp932 cp932;

/* FAULT_CONFIGURATION when the C library has no such converter. */
cp932 *cp932_new(GError **error);
void cp932_free(cp932 *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(cp932, cp932_free)

/* Told of each replacement, in the order of the text; by is "" when the character is left out. */
typedef void (*cp932_told)(gunichar character, const char *by, void *data);

/*
 * The text (valid UTF-8) with nothing in it that CP932 lacks: what it lacks is replaced by the
 * table, a Latin letter by itself without its accents, anything else by 〓. The caller frees it.
 */
char *cp932_replace(const cp932 *page, const char *text, cp932_told told, void *data);

/* Appends what cp932_replace() gave, as CP932. */
void cp932_encode(const cp932 *page, const char *replaced, GString *bytes);

#endif
