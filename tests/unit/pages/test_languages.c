/* Which language a page comes in, and how a visitor changes it. */

#include "public_zone.h"

static void a_page_comes_in_the_browsers_language(void **state)
{
    g_autoptr(response) english =
        ask(*state, (asked){.uri = "/", .headers = {"HTTP_ACCEPT_LANGUAGE=en-GB,en;q=0.8"}});
    g_autoptr(response) other =
        ask(*state, (asked){.uri = "/", .headers = {"HTTP_ACCEPT_LANGUAGE=fr"}});

    assert_int_equal(english->status, 200);
    assert_has(english->body, "<html lang=\"en\">");
    assert_has(english->body, "Home Medical Care Consultation");
    assert_has(english->headers, "Content-Language: en\r\n");
    assert_has(other->body, "<html lang=\"ja\">");
}

static void the_chosen_language_outweighs_the_browsers(void **state)
{
    g_autoptr(response) out = ask(
        *state, (asked){.uri = "/", .headers = {"HTTP_ACCEPT_LANGUAGE=en", "HTTP_COOKIE=lang=ja"}});

    assert_has(out->body, "<html lang=\"ja\">");
}

static void a_language_that_is_not_offered_is_passed_over(void **state)
{
    g_autoptr(response) out = ask(
        *state, (asked){.uri = "/", .headers = {"HTTP_ACCEPT_LANGUAGE=en", "HTTP_COOKIE=lang=xx"}});

    assert_has(out->body, "<html lang=\"en\">");
}

static void no_place_of_a_sentence_is_left_open(void **state)
{
    static const char *const languages[] = {"HTTP_ACCEPT_LANGUAGE=ja", "HTTP_ACCEPT_LANGUAGE=en"};

    for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
        g_autoptr(response) page = ask(*state, (asked){.uri = "/", .headers = {languages[i]}});
        g_autoptr(response) start =
            ask(*state, (asked){.uri = "/consultation", .headers = {languages[i]}});
        assert_has(page->body, "#7119");
        assert_has_not(page->body, "{");
        assert_has(start->body, "#7119");
        assert_has_not(start->body, "{");
    }
}

static void the_language_switch_remembers_and_comes_back(void **state)
{
    g_autoptr(response) out =
        ask(*state, (asked){.uri = "/language", .body = "lang=en&return=/consultation"});

    assert_int_equal(out->status, 303);
    assert_has(out->headers, "Location: /consultation\r\n");
    assert_has(out->headers, "Set-Cookie: lang=en;");
}

static void the_language_switch_works_on_every_error_page(void **state)
{
    static const char *const uris[] = {"/%E7%AA%93", "/%ff", "/a%20b"};

    for (gsize i = 0; i < G_N_ELEMENTS(uris); i++) {
        g_autoptr(response) out = ask(*state, (asked){.uri = uris[i]});
        assert_has(out->body, "name=\"return\" value=\"/\"");
    }
}

static void the_language_switch_leads_to_no_other_site(void **state)
{
    static const char *const bodies[] = {
        "lang=en&return=//example.com",
        "lang=en&return=https://example.com/",
        "lang=en",
        "lang=en&return=/&return=//example.com",
        "lang=xx&return=/",
        "return=/",
    };

    for (gsize i = 0; i < G_N_ELEMENTS(bodies); i++) {
        g_autoptr(response) out = ask(*state, (asked){.uri = "/language", .body = bodies[i]});
        assert_int_equal(out->status, 400);
        assert_has_not(out->headers, "Location:");
        assert_has_not(out->headers, "Set-Cookie:");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_comes_in_the_browsers_language),
        cmocka_unit_test(the_chosen_language_outweighs_the_browsers),
        cmocka_unit_test(a_language_that_is_not_offered_is_passed_over),
        cmocka_unit_test(no_place_of_a_sentence_is_left_open),
        cmocka_unit_test(the_language_switch_remembers_and_comes_back),
        cmocka_unit_test(the_language_switch_works_on_every_error_page),
        cmocka_unit_test(the_language_switch_leads_to_no_other_site),
    };
    return cmocka_run_group_tests(tests, open_site, close_site);
}
