/* Which language a page comes in, and how a visitor changes it. */

#include "pages/visit.h"
#include "public_zone.h"

/* What the cookie remembers, and what each language calls itself. */
static const struct {
    const char *tag;
    const char *cookie;
    const char *name;
} offered[] = {
    {"ja", "HTTP_COOKIE=lang=ja", "日本語"},
    {"ja-x-easy", "HTTP_COOKIE=lang=ja-x-easy", "やさしい日本語"},
    {"en", "HTTP_COOKIE=lang=en", "English"},
    {"zh-Hans", "HTTP_COOKIE=lang=zh-Hans", "中文（简体）"},
    {"ko", "HTTP_COOKIE=lang=ko", "한국어"},
};

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

static void a_page_says_which_language_it_is_in(void **state)
{
    for (gsize i = 0; i < G_N_ELEMENTS(offered); i++) {
        g_autoptr(response) page = ask(*state, (asked){.uri = "/", .headers = {offered[i].cookie}});
        g_autofree char *html = g_strdup_printf("<html lang=\"%s\">", offered[i].tag);
        g_autofree char *header = g_strdup_printf("Content-Language: %s\r\n", offered[i].tag);
        assert_has(page->body, html);
        assert_has(page->headers, header);
    }
}

static void the_switch_calls_every_language_by_its_own_name(void **state)
{
    g_autoptr(response) page = ask(*state, (asked){.uri = "/", .headers = {"HTTP_COOKIE=lang=ko"}});
    const char *after = page->body->str;

    for (gsize i = 0; i < G_N_ELEMENTS(offered); i++) {
        const char *tag = offered[i].tag;
        const char *current = strcmp(tag, "ko") == 0 ? " aria-current=\"true\"" : "";
        g_autofree char *button = g_strdup_printf("value=\"%s\" lang=\"%s\"%s>%s</button>", tag,
                                                  tag, current, offered[i].name);
        after = strstr(after, button);
        if (after == NULL) {
            fail_msg("%s is not in its place in:\n%s", button, page->body->str);
        }
    }
}

static void the_staff_zone_is_offered_in_fewer_languages(void **state)
{
    site staff_zone = *(const site *)*state;
    g_auto(GStrv) tags = NULL;
    g_autofree char *list = NULL;

    staff_zone.zone = ZONE_STAFF;
    tags = visit_languages(&staff_zone);
    list = g_strjoinv(" ", tags);
    assert_string_equal(list, "ja en");
}

static void no_place_of_a_sentence_is_left_open(void **state)
{
    for (gsize i = 0; i < G_N_ELEMENTS(offered); i++) {
        g_autoptr(response) page = ask(*state, (asked){.uri = "/", .headers = {offered[i].cookie}});
        g_autoptr(response) start =
            ask(*state, (asked){.uri = "/consultation", .headers = {offered[i].cookie}});
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
        cmocka_unit_test(a_page_says_which_language_it_is_in),
        cmocka_unit_test(the_switch_calls_every_language_by_its_own_name),
        cmocka_unit_test(the_staff_zone_is_offered_in_fewer_languages),
        cmocka_unit_test(no_place_of_a_sentence_is_left_open),
        cmocka_unit_test(the_language_switch_remembers_and_comes_back),
        cmocka_unit_test(the_language_switch_works_on_every_error_page),
        cmocka_unit_test(the_language_switch_leads_to_no_other_site),
    };
    return cmocka_run_group_tests(tests, open_site, close_site);
}
