#include "base/fault.h"
#include "base/seal.h"
#include "base/secret.h"

#include <glib/gstdio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char digits[] = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n";

static char *folder;

static int start(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("madoguchi-seal-XXXXXX", NULL);
    return folder != NULL && secret_start(NULL) ? 0 : -1;
}

static int stop(void **state)
{
    (void)state;
    g_rmdir(folder);
    g_clear_pointer(&folder, g_free);
    return 0;
}

/* The key of a file with this text. */
static seal_key *key_of(const char *text, GError **error)
{
    g_autofree char *path = g_build_filename(folder, "key", NULL);
    seal_key *key = NULL;

    assert_true(g_file_set_contents(path, text, -1, NULL));
    key = seal_key_load(path, error);
    g_unlink(path);
    return key;
}

static void what_was_sealed_is_read_again_and_is_not_there_to_see(void **state)
{
    g_autoptr(seal_key) key = key_of(digits, NULL);
    g_autofree char *sealed = seal(key, "139998:1", "JBSWY3DPEHPK3PXP");
    g_autofree char *twice = seal(key, "139998:1", "JBSWY3DPEHPK3PXP");
    g_autofree char *opened = seal_open(key, "139998:1", sealed);

    (void)state;
    assert_string_equal(opened, "JBSWY3DPEHPK3PXP");
    assert_null(strstr(sealed, "JBSW"));
    assert_string_not_equal(sealed, twice);
}

static void another_key_or_another_place_opens_nothing(void **state)
{
    g_autofree char *other_digits = g_strnfill(64, 'f');
    g_autoptr(seal_key) key = key_of(digits, NULL);
    g_autoptr(seal_key) other = key_of(other_digits, NULL);
    g_autofree char *sealed = seal(key, "139998:1", "secret");

    (void)state;
    assert_null(seal_open(other, "139998:1", sealed));
    assert_null(seal_open(key, "139998:2", sealed));
    sealed[4] = sealed[4] == 'A' ? 'B' : 'A';
    assert_null(seal_open(key, "139998:1", sealed));
    assert_null(seal_open(key, "139998:1", ""));
    assert_null(seal_open(key, "139998:1", "AAAA"));
}

static void what_is_no_key_is_a_fault_with_a_hint(void **state)
{
    static const char *const texts[] = {"", "0123", "no key", "0001020304050607 08090a0b0c0d0e0f"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GError) error = NULL;
        assert_null(key_of(texts[i], &error));
        assert_true(g_error_matches(error, FAULT, FAULT_CONFIGURATION));
        assert_non_null(fault_hint(error));
    }
}

static void a_key_that_is_not_set_is_told_as_that(void **state)
{
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_null(seal_key_load("", &error));
    assert_non_null(strstr(error->message, "MADOGUCHI_KEY_FILE: it is not set"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_sealed_is_read_again_and_is_not_there_to_see),
        cmocka_unit_test(another_key_or_another_place_opens_nothing),
        cmocka_unit_test(what_is_no_key_is_a_fault_with_a_hint),
        cmocka_unit_test(a_key_that_is_not_set_is_told_as_that),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
