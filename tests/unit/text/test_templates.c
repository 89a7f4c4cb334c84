#include "text/templates.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib/gstdio.h>

#include "base/fault.h"

static const char *const names[] = {"public/step.mustache", "shared/layout.mustache",
                                    "shared/layout.html"};

/* A folder with public/ and shared/ in it. */
static int make_folder(void **state)
{
    g_autofree char *folder = g_dir_make_tmp("templates-XXXXXX", NULL);
    g_autofree char *public_folder = g_build_filename(folder, "public", NULL);
    g_autofree char *shared = g_build_filename(folder, "shared", NULL);
    bool made = g_mkdir(public_folder, 0700) == 0 && g_mkdir(shared, 0700) == 0;
    *state = g_steal_pointer(&folder);
    return made ? 0 : -1;
}

static int remove_folder(void **state)
{
    g_autofree char *folder = *state;
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *file = g_build_filename(folder, names[i], NULL);
        g_remove(file);
    }
    g_autofree char *public_folder = g_build_filename(folder, "public", NULL);
    g_autofree char *shared = g_build_filename(folder, "shared", NULL);
    return g_rmdir(public_folder) == 0 && g_rmdir(shared) == 0 && g_rmdir(folder) == 0 ? 0 : -1;
}

static void put(const char *folder, const char *name, const char *text)
{
    g_autofree char *file = g_build_filename(folder, name, NULL);
    assert_true(g_file_set_contents(file, text, -1, NULL));
}

static void a_template_has_the_name_of_its_path(void **state)
{
    const char *folder = *state;
    put(folder, names[0], "{{<shared/layout}}{{$body}}step{{/body}}{{/shared/layout}}");
    put(folder, names[1], "[{{$body}}{{/body}}]");
    put(folder, names[2], "{{no template");
    g_autoptr(mustache_set) set = templates_load(folder, NULL);
    assert_non_null(set);
    assert_null(mustache_set_get(set, "step"));

    json_auto_t *view = json_object();
    g_autoptr(GString) out = g_string_new(NULL);
    assert_true(mustache_render(mustache_set_get(set, "public/step"), set, view, out, NULL));
    assert_string_equal(out->str, "[step]");
}

static void every_fault_of_the_folder_is_told(void **state)
{
    const char *folder = *state;
    put(folder, names[0], "\n  {{>shared/none}}{{>*any}}{{<none}}{{/none}}");
    put(folder, names[1], "{{#a}}");
    g_autoptr(GError) error = NULL;
    assert_null(templates_load(folder, &error));
    assert_true(g_error_matches(error, FAULT, FAULT_DATA));
    g_autofree char *expected =
        g_strdup_printf("%s/shared/layout.mustache:1:1: \"a\" is never closed\n"
                        "%s/public/step.mustache:2:3: there is no template \"shared/none\"\n"
                        "%s/public/step.mustache:2:28: there is no template \"none\"",
                        folder, folder, folder);
    assert_string_equal(error->message, expected);
}

static void a_missing_folder_is_a_fault_with_a_hint(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_null(templates_load("/nonexistent/templates", &error));
    assert_true(g_error_matches(error, FAULT, FAULT_IO));
    assert_non_null(strstr(error->message, "/nonexistent/templates"));
    assert_non_null(fault_hint(error));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_template_has_the_name_of_its_path, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(every_fault_of_the_folder_is_told, make_folder,
                                        remove_folder),
        cmocka_unit_test(a_missing_folder_is_a_fault_with_a_hint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
