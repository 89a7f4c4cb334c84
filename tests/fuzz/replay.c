/*
 * The other main() of every fuzzer: feeds it each file of the folders that are named, so that what
 * once crashed is tried on each run of the tests, with gcc as well, and without libFuzzer.
 *
 *     fuzz_cookie tests/fuzz/corpus/cookie
 *
 * The last line counts the files. No file at all is a failure: a replay of nothing proves nothing.
 */

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool replay_file(const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *bytes = NULL;
    gsize length = 0;

    if (!g_file_get_contents(path, &bytes, &length, &error)) {
        fprintf(stderr, "%s\n", error->message);
        return false;
    }
    /* A copy of the very size, so that AddressSanitizer sees a read of the byte behind it. */
    g_autofree uint8_t *exact = g_memdup2(bytes, length);
    (void)LLVMFuzzerTestOneInput(exact, length);
    return true;
}

/* Returns how many files of the folder were fed, or -1 when one of them cannot be read. */
static int replay_folder(const char *folder)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) files = g_dir_open(folder, 0, &error);
    const char *name = NULL;
    int count = 0;

    if (files == NULL) {
        fprintf(stderr, "%s\n", error->message);
        return -1;
    }
    while ((name = g_dir_read_name(files)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (!replay_file(path)) {
            return -1;
        }
        count++;
    }
    return count;
}

int main(int argc, char **argv)
{
    int total = 0;

    for (int i = 1; i < argc; i++) {
        int count = replay_folder(argv[i]);
        if (count < 0) {
            return 1;
        }
        total += count;
    }
    printf("%d files\n", total);
    return total > 0 ? 0 : 1;
}
