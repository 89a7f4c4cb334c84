#include "http/origin.h"

#include <glib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Parameters of a request to desk.example.jp:8080; NULL leaves one out. */
typedef struct {
    const char *site;   /* Sec-Fetch-Site */
    const char *origin; /* Origin */
    const char *tls;    /* HTTPS=on or REQUEST_SCHEME=https */
    bool same;
} row;

static bool judged(const row *here)
{
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_strv_builder_add(builder, "HTTP_HOST=desk.example.jp:8080");
    g_autofree char *site = g_strconcat("HTTP_SEC_FETCH_SITE=", here->site, NULL);
    g_autofree char *origin = g_strconcat("HTTP_ORIGIN=", here->origin, NULL);
    if (here->site != NULL) {
        g_strv_builder_add(builder, site);
    }
    if (here->origin != NULL) {
        g_strv_builder_add(builder, origin);
    }
    if (here->tls != NULL) {
        g_strv_builder_add(builder, here->tls);
    }
    g_auto(GStrv) parameters = g_strv_builder_end(builder);
    return origin_is_same(parameters);
}

static void assert_all(const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (judged(&rows[i]) != rows[i].same) {
            fail_msg("row %zu of the table", i);
        }
    }
}

static void our_own_pages_and_old_browsers_pass(void **state)
{
    (void)state;
    static const row rows[] = {
        {NULL, NULL, NULL, true},
        {"same-origin", NULL, NULL, true},
        {"none", NULL, NULL, true},
        {NULL, "http://desk.example.jp:8080", NULL, true},
        {NULL, "http://DESK.example.jp:8080", NULL, true},
        {NULL, "https://desk.example.jp:8080", "HTTPS=on", true},
        {NULL, "https://desk.example.jp:8080", "REQUEST_SCHEME=https", true},
        {"same-origin", "http://desk.example.jp:8080", "REQUEST_SCHEME=http", true},
    };
    assert_all(rows, G_N_ELEMENTS(rows));
}

static void a_request_that_another_site_made_is_told_apart(void **state)
{
    (void)state;
    static const row rows[] = {
        {"cross-site", NULL, NULL, false},
        {"same-site", NULL, NULL, false},
        {"cross-site", "http://desk.example.jp:8080", NULL, false},
        {"same-origin", "http://evil.example", NULL, false},
        {NULL, "http://evil.example", NULL, false},
        {NULL, "http://desk.example.jp", NULL, false},
        {NULL, "http://desk.example.jp:8080.evil.example", NULL, false},
        {NULL, "http://desk.example.jp:8080", "HTTPS=on", false},
        {NULL, "https://desk.example.jp:8080", NULL, false},
        {NULL, "null", NULL, false},
        {NULL, "", NULL, false},
    };
    assert_all(rows, G_N_ELEMENTS(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(our_own_pages_and_old_browsers_pass),
        cmocka_unit_test(a_request_that_another_site_made_is_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
