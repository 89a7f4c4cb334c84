/*
 * Hostile JSON. What is accepted is accepted by Jansson too; written and read again it is the same,
 * and what is written means to Jansson what the bytes meant.
 */

#include "base/exact_json.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static json_t *plain(const char *bytes, size_t size)
{
    return json_loadb(bytes, size, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, NULL);
}

static void write_and_read_again(const json_t *value, const json_t *meant, size_t flags)
{
    g_autofree char *text = exact_json_dump(value, flags);
    g_assert(text != NULL);
    json_auto_t *again = exact_json_load(text, strlen(text), NULL);
    json_auto_t *plain_again = plain(text, strlen(text));
    g_assert(json_equal(again, value));
    g_assert(json_equal(plain_again, meant));
    g_autofree char *same = exact_json_dump(again, flags);
    g_assert(g_str_equal(text, same));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data;
    json_error_t error = {0};
    json_auto_t *value = exact_json_load(bytes, size, &error);
    json_auto_t *meant = plain(bytes, size);
    if (value == NULL) {
        g_assert(error.text[0] != '\0');
        return 0;
    }
    g_assert(meant != NULL);
    write_and_read_again(value, meant, JSON_COMPACT);
    write_and_read_again(value, meant, JSON_INDENT(2));
    write_and_read_again(value, meant, JSON_ENSURE_ASCII | JSON_ESCAPE_SLASH | JSON_SORT_KEYS);
    return 0;
}
