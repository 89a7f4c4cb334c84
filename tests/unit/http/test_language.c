#include "http/language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const offered[] = {"ja", "ja-x-easy", "en", "zh-Hans", "ko", NULL};

typedef struct {
    const char *header;
    const char *language;
} row;

static void assert_all(const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *found = language_negotiate(rows[i].header, offered);
        if (!g_str_equal(found, rows[i].language)) {
            fail_msg("\"%s\" gave %s, not %s", rows[i].header, found, rows[i].language);
        }
    }
}

static void the_strongest_wish_that_we_have_is_taken(void **state)
{
    (void)state;
    static const row rows[] = {
        {"ja", "ja"},
        {"en", "en"},
        {"EN", "en"},
        {"en-GB", "en"},
        {"en-US,en;q=0.9,ja;q=0.8", "en"},
        {"ja;q=0.8, en;q=0.9", "en"},
        {"fr, ko;q=0.5, en;q=0.1", "ko"},
        {"fr-CA,fr;q=0.9,en;q=0.8", "en"},
        {"zh", "zh-Hans"},
        {"zh-CN", "zh-Hans"},
        {"zh-Hans-CN", "zh-Hans"},
        {"zh-SG", "zh-Hans"},
        {"ko-KR;q=1.000", "ko"},
        {"en ; q=0.5 , ko ; q=0.7", "ko"},
        {"en,ko", "en"},
        {"ja-x-easy", "ja-x-easy"},
    };
    assert_all(rows, G_N_ELEMENTS(rows));
}

/* As Chrome, Firefox and Safari send it in Taiwan, Hong Kong and Macao. */
static void a_reader_of_traditional_characters_gets_simplified_ones(void **state)
{
    (void)state;
    static const row rows[] = {
        {"zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7", "zh-Hans"},
        {"zh-HK,zh;q=0.8,zh-TW;q=0.7,en-US;q=0.5,en;q=0.3", "zh-Hans"},
        {"zh-TW,zh-Hant;q=0.9", "zh-Hans"},
        {"zh-Hant-MO", "zh-Hans"},
        {"en-US,en;q=0.9,zh-TW;q=0.8,zh;q=0.7", "en"},
        {"ja,zh-TW;q=0.9", "ja"},
    };
    assert_all(rows, G_N_ELEMENTS(rows));
}

static void without_a_wish_that_we_have_it_is_the_default(void **state)
{
    (void)state;
    static const row rows[] = {
        {"", "ja"},       {"fr", "ja"},
        {"*", "ja"},      {"fr, *;q=0.5", "ja"},
        {"en;q=0", "ja"}, {"en;q=0.000, fr", "ja"},
        {"e", "ja"},      {"jav", "ja"},
    };
    assert_all(rows, G_N_ELEMENTS(rows));
}

static void a_broken_header_gives_the_default(void **state)
{
    (void)state;
    static const row rows[] = {
        {"en;", "ja"},        {"en;q", "ja"},        {"en;q=", "ja"},  {"en;q=2", "ja"},
        {"en;q=-1", "ja"},    {"en;q=0.1234", "ja"}, {"en;q=x", "ja"}, {"en;x=1", "ja"},
        {"en;q=0.5.5", "ja"}, {"en,,ko", "ja"},      {",", "ja"},      {"e n", "ja"},
        {"en;q=nan", "ja"},   {"<script>", "ja"},    {"en,髙", "ja"},
    };
    assert_all(rows, G_N_ELEMENTS(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_strongest_wish_that_we_have_is_taken),
        cmocka_unit_test(a_reader_of_traditional_characters_gets_simplified_ones),
        cmocka_unit_test(without_a_wish_that_we_have_it_is_the_default),
        cmocka_unit_test(a_broken_header_gives_the_default),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
