#include "pages/local_path.h"

#include <glib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void paths_of_this_site_are_followed(void **state)
{
    static const char *const paths[] = {
        "/",
        "/consultation",
        "/consultation/steps/2?check=1",
        "/requests?state=open&desk=north",
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
        assert_true(local_path_is_safe(paths[i]));
    }
}

static void whatever_a_browser_takes_for_another_site_is_not(void **state)
{
    static const char *const paths[] = {
        "",
        "consultation",
        "https://example.com/",
        "//example.com",
        "/\\example.com",
        "/consultation\\..",
        "/a b",
        "/a\tb",
        "/a\r\nSet-Cookie: x",
        "/相談",
        "javascript:alert(1)",
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
        assert_false(local_path_is_safe(paths[i]));
    }
}

static void a_path_longer_than_any_of_ours_is_not(void **state)
{
    g_autofree char *tail = g_strnfill(512, 'a');
    g_autofree char *path = g_strconcat("/", tail, NULL);

    (void)state;
    assert_false(local_path_is_safe(path));
    path[512] = '\0';
    assert_true(local_path_is_safe(path));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_of_this_site_are_followed),
        cmocka_unit_test(whatever_a_browser_takes_for_another_site_is_not),
        cmocka_unit_test(a_path_longer_than_any_of_ours_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
