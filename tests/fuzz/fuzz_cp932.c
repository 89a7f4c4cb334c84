/*
 * Any text into CP932, and as one row of a file: it can always be written, doing it twice is doing
 * it once, each character that changed was told, and the row is one line.
 */

#include "export/csv.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void count(gunichar character, const char *by, void *data)
{
    guint *told = data;
    g_assert(character >= 0x80);
    g_assert(strlen(by) <= strlen("令和"));
    (*told)++;
}

static void replace_and_encode(const cp932 *page, const char *text)
{
    guint told = 0;
    guint again = 0;
    g_autofree char *once = cp932_replace(page, text, count, &told);
    g_autofree char *twice = cp932_replace(page, once, count, &again);
    g_autoptr(GString) bytes = g_string_new(NULL);

    g_assert(g_utf8_validate(once, -1, NULL));
    g_assert(g_str_equal(once, twice) && again == 0);
    g_assert(told > 0 || g_str_equal(once, text));
    cp932_encode(page, once, bytes);
    g_assert(bytes->len <= strlen(once));
}

static void write_row(const cp932 *page, const char *text)
{
    g_autoptr(replacements) report = replacements_new();
    const code_page to = {page, report};
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    g_autoptr(csv_writer) csv = csv_writer_new_cp932(file, &to);

    csv_cell(csv, text);
    csv_cell(csv, text);
    g_assert(csv_end_row(csv, NULL));
    fclose(file);
    g_assert(memchr(bytes, '\n', length) == bytes + length - 1);
    g_assert(strchr("=+-@\t", bytes[bytes[0] == '"']) == NULL || length == strlen(",\r\n"));
    free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static cp932 *page = NULL; /* made once: it asks the converter 65,536 questions */
    g_autofree char *text = g_strndup((const char *)data, size);

    if (text == NULL || !g_utf8_validate(text, -1, NULL)) {
        return 0;
    }
    if (page == NULL) {
        page = cp932_new(NULL);
    }
    replace_and_encode(page, text);
    write_row(page, text);
    return 0;
}
