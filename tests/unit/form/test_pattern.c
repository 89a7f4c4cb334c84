#include "form/pattern.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static pattern *compile(const char *text)
{
    pattern_problem problem = {0};
    pattern *p = pattern_compile(text, &problem);
    if (p == NULL)
        fail_msg("%s: %s, at character %u", text, problem.what, problem.position);
    return p;
}

static bool matches(const char *text, const char *answer)
{
    g_autoptr(pattern) p = compile(text);
    return pattern_matches(p, answer);
}

typedef struct {
    const char *pattern;
    const char *right[6];
    const char *wrong[6];
} sample;

static void assert_samples(const sample *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_autoptr(pattern) p = compile(rows[i].pattern);
        for (size_t j = 0; j < G_N_ELEMENTS(rows[i].right) && rows[i].right[j] != NULL; j++) {
            if (!pattern_matches(p, rows[i].right[j]))
                fail_msg("%s does not match \"%s\"", rows[i].pattern, rows[i].right[j]);
        }
        for (size_t j = 0; j < G_N_ELEMENTS(rows[i].wrong) && rows[i].wrong[j] != NULL; j++) {
            if (pattern_matches(p, rows[i].wrong[j]))
                fail_msg("%s matches \"%s\"", rows[i].pattern, rows[i].wrong[j]);
        }
    }
}

static void the_whole_answer_must_match(void **state)
{
    (void)state;
    static const sample rows[] = {
        {"abc", {"abc"}, {"", "ab", "abcd", "xabc", "abc\n"}},
        {"a|bc", {"a", "bc"}, {"b", "ac", "abc", ""}},
        {"", {""}, {"a"}},
        {"a|", {"a", ""}, {"aa"}},
        {"(|a)b", {"b", "ab"}, {"a", ""}},
    };
    assert_samples(rows, G_N_ELEMENTS(rows));
}

static void anchors_at_the_ends_mean_nothing(void **state)
{
    (void)state;
    static const sample rows[] = {
        {"^abc$", {"abc"}, {"ab", "abcd"}},
        {"^a|b$", {"a", "b"}, {"ab", "ax", "xb"}},
        {"^$", {""}, {"a"}},
        {"^", {""}, {"a", "^"}},
        {"$", {""}, {"$"}},
        {"\\^a\\$", {"^a$"}, {"a"}},
    };
    assert_samples(rows, G_N_ELEMENTS(rows));
}

static void quantifiers_count_what_stands_before_them(void **state)
{
    (void)state;
    static const sample rows[] = {
        {"ab*", {"a", "ab", "abbb"}, {"", "b", "abab"}},
        {"ab+", {"ab", "abbb"}, {"a", "abab"}},
        {"ab?", {"a", "ab"}, {"abb"}},
        {"a{3}", {"aaa"}, {"", "aa", "aaaa"}},
        {"a{2,}", {"aa", "aaaaa"}, {"", "a"}},
        {"a{2,4}", {"aa", "aaa", "aaaa"}, {"a", "aaaaa"}},
        {"a{0,2}", {"", "a", "aa"}, {"aaa"}},
        {"a{0}b", {"b"}, {"ab"}},
        {"a{1,1}", {"a"}, {"", "aa"}},
        {"(ab){2}", {"abab"}, {"ab", "abb"}},
        {"(?:ab|c)+", {"ab", "cab", "ccab"}, {"", "a", "acb"}},
        {"(a{2}){2,3}", {"aaaa", "aaaaaa"}, {"aa", "aaa", "aaaaa"}},
        {"(a|b{2,3}c){2}", {"aa", "abbc", "bbbcbbc"}, {"a", "abc"}},
        {"()*a(|){3,}", {"a"}, {"", "aa"}},
        {"(a*)*b", {"b", "aab"}, {"", "a"}},
        {"(a*)+", {"", "aaa"}, {"b"}},
        {"((a|b)*c){0,2}", {"", "c", "abcc"}, {"ccc", "ab"}},
    };
    assert_samples(rows, G_N_ELEMENTS(rows));
}

static void a_set_is_any_of_its_characters(void **state)
{
    (void)state;
    static const sample rows[] = {
        {"[abc]", {"a", "c"}, {"d", "", "ab"}},
        {"[a-cx-z]", {"a", "b", "y"}, {"d", "w", "-"}},
        {"[^a-c]", {"d", "\n", "東"}, {"a", "", "dd"}},
        {"[-a]", {"-", "a"}, {"b"}},
        {"[a-]", {"-", "a"}, {"b"}},
        {"[^-]", {"a"}, {"-"}},
        {"[--]", {"-"}, {"a"}},
        {"[a\\-c]", {"a", "-", "c"}, {"b", "\\"}},
        {"[\\-\\]\\\\^]", {"-", "]", "\\", "^"}, {"a"}},
        {"[.*+?(){}|$]", {".", "*", "$", "|"}, {"a", "\\"}},
        {"[\\d]", {"5"}, {"d", "\\"}},
        {"[\\d_\\s-]", {"5", "_", " ", "-"}, {"a"}},
        {"[^\\w]", {" ", "ä", "-"}, {"a", "0", "_"}},
        {"[z-za-bb-ca]", {"a", "b", "c", "z"}, {"d", "y"}},
        {"[ぁ-ん]+", {"さくら"}, {"サクラ", "櫻"}},
        {"[\\n-\\r]", {"\n", "\v", "\r"}, {"\t"}},
    };
    assert_samples(rows, G_N_ELEMENTS(rows));
}

static void escapes_are_those_of_javascript(void **state)
{
    (void)state;
    static const sample rows[] = {
        {"\\d{4}", {"0123", "9999"}, {"１２３４", "12a4", "123"}},
        {"\\w+", {"aZ_09"}, {"a-b", "é", "あ", "ａ"}},
        {"\\s", {" ", "\t", "\n", "\u00a0", "\u3000", "\ufeff"}, {"", "\u200b", "a", "\u180e"}},
        {"a\\.b", {"a.b"}, {"axb"}},
        {"\\n\\r\\t", {"\n\r\t"}, {"nrt"}},
        {"\\^\\$\\\\\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\/", {"^$\\.*+?()[]{}|/"}, {"a"}},
    };
    assert_samples(rows, G_N_ELEMENTS(rows));
}

static void the_dot_is_one_code_point_and_no_end_of_line(void **state)
{
    (void)state;
    static const sample rows[] = {
        {".", {"a", "東", "𠮷", " ", "\t"}, {"", "ab", "\n", "\r", "\u2028"}},
        {".", {"\xc2\x85", "\v"}, {"\u2029"}},
        {".{2}", {"𠮷野"}, {"𠮷", "𠮷野家"}},
        {"髙.+", {"髙橋"}, {"高橋"}},
    };
    assert_samples(rows, G_N_ELEMENTS(rows));
}

static void patterns_of_real_forms_work(void **state)
{
    (void)state;
    static const sample rows[] = {
        {"\\d{3}-?\\d{4}", {"1230001", "123-0001"}, {"123-001", "１２３-0001"}},
        {"0\\d{1,4}-\\d{1,4}-\\d{4}", {"03-1234-5678", "0120-00-0000"}, {"3-1234-5678"}},
        {"[0-9]{10}", {"1312345678"}, {"131234567", "13123456789"}},
        {"(大|昭|平|令)[0-9]{1,2}", {"昭64", "令8"}, {"明45", "令", "令100"}},
        {"[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+",
         {"a@b.jp", "a.b@c.d.jp"},
         {"a@b", "a@b.", "a b@c.jp"}},
        {"^([01]\\d|2[0-3]):[0-5]\\d$", {"00:00", "23:59"}, {"24:00", "9:00"}},
    };
    assert_samples(rows, G_N_ELEMENTS(rows));
}

static void what_is_not_of_the_dialect_is_refused_where_it_stands(void **state)
{
    (void)state;
    static const struct {
        const char *pattern;
        guint position;
        const char *word; /* of the sentence that says what is wrong */
    } rows[] = {
        {"(a", 3, "no )"},
        {"(a$", 3, "no )"},
        {"a)b", 2, "no ("},
        {"(?=a)", 2, "(?"},
        {"東(?!a)", 3, "(?"},
        {"(?<=a)b", 2, "(?"},
        {"(?<year>a)", 2, "(?"},
        {"(?i)a", 2, "(?"},
        {"(a)\\1", 5, "escape"},
        {"\\bа", 2, "escape"},
        {"\\D", 2, "escape"},
        {"\\W", 2, "escape"},
        {"\\S", 2, "escape"},
        {"\\p{Han}", 2, "escape"},
        {"\\u3042", 2, "escape"},
        {"\\x41", 2, "escape"},
        {"\\-", 2, "escape"},
        {"\\東", 2, "escape"},
        {"a\\", 3, "escape"},
        {"[\\D]", 3, "escape"},
        {"[\\b]", 3, "escape"},
        {"[a\\", 4, "escape"},
        {"a^b", 2, "^ or $"},
        {"a$b", 2, "^ or $"},
        {"(^a)", 2, "^ or $"},
        {"(a$)", 3, "^ or $"},
        {"a|^b", 3, "^ or $"},
        {"^^a", 2, "^ or $"},
        {"*a", 1, "quantifier"},
        {"^*", 2, "quantifier"},
        {"a|+", 3, "quantifier"},
        {"(?)", 2, "(?"},
        {"(*a)", 2, "quantifier"},
        {"{2}", 1, "quantifier"},
        {"a**", 3, "two quantifiers"},
        {"a*?", 3, "two quantifiers"},
        {"a++", 3, "two quantifiers"},
        {"a??", 3, "two quantifiers"},
        {"a{2}?", 5, "two quantifiers"},
        {"a{2}{3}", 5, "two quantifiers"},
        {"a{,3}", 3, "{ }"},
        {"a{}", 3, "{ }"},
        {"a{2", 4, "{ }"},
        {"a{2,b}", 5, "{ }"},
        {"a{-1}", 3, "{ }"},
        {"a{3,2}", 7, "order"},
        {"a]", 2, "] or }"},
        {"a}", 2, "] or }"},
        {"[]", 2, "without a character"},
        {"[]a]", 2, "without a character"},
        {"[^]", 3, "without a character"},
        {"[abc", 5, "no ]"},
        {"[a-", 4, "no ]"},
        {"[[:digit:]]", 2, "[ within"},
        {"[z-a]", 5, "range"},
        {"[a-\\d]", 6, "range"},
        {"[\\d-z]", 5, "range"},
        {"[a-c-e]", 5, "range"},
        {"[--a]", 4, "range"},
        {"[+--]", 4, "range"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        pattern_problem problem = {0};
        g_autoptr(pattern) p = pattern_compile(rows[i].pattern, &problem);
        if (p != NULL)
            fail_msg("%s was accepted", rows[i].pattern);
        if (strstr(problem.what, rows[i].word) == NULL || problem.position != rows[i].position)
            fail_msg("%s: %s, at %u", rows[i].pattern, problem.what, problem.position);
        assert_true(strlen(problem.remedy) > 0);
    }
}

static void what_would_be_too_large_is_refused_before_it_is_made(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "a{5000}",
        "a{4999}b",
        "a{5001}",
        "a{0,2500}",
        "(a{100}){100}",
        "((((a{1000}){1000}){1000}){1000}){1000}",
        "(((a{50,}){50,}){50,}){50,}",
        "a{99999999999999999999}",
        "(){5001}",
        "(a|b|c|d|e|f|g){1000}",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        pattern_problem problem = {0};
        g_autoptr(pattern) p = pattern_compile(wrong[i], &problem);
        if (p != NULL)
            fail_msg("%s was accepted", wrong[i]);
        assert_non_null(strstr(problem.what, "large"));
    }
    assert_false(matches("a{4999}", "a"));
    assert_false(matches("(a{50}){50}", "a"));
}

static void the_length_is_limited_in_code_points(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < PATTERN_LENGTH_MAX; i++)
        g_string_append(text, "𠮷");
    pattern_problem problem = {0};
    assert_true(matches(text->str, text->str));
    g_string_append(text, "𠮷");
    assert_null(pattern_compile(text->str, &problem));
    assert_string_equal(problem.what, "the pattern is too long");
}

static void deep_groups_and_many_alternatives_are_read(void **state)
{
    (void)state;
    g_autoptr(GString) deep = g_string_new(NULL);
    g_autoptr(GString) many = g_string_new("z");
    for (int i = 0; i < 300; i++)
        g_string_append(deep, "(");
    for (int i = 0; i < 300; i++)
        g_string_append(deep, ")+");
    for (int i = 0; i < 400; i++)
        g_string_append(many, "|a");
    assert_true(matches(deep->str, ""));
    assert_true(matches(many->str, "a"));
    assert_true(matches(many->str, "z"));
    assert_false(matches(many->str, "b"));
}

/* Each of these takes a backtracking matcher longer than the universe has lasted. */
static void hostile_answers_of_64_kib_end_at_once(void **state)
{
    (void)state;
    static const char *const patterns[] = {
        "(a|a)*b", "(a*)*b",     "(a+)+b",       "(a|aa)+b",       "((a?)*)*b",
        "a*a*a*b", "(.*)(.*)*b", "(\\w+\\s?)*b", "(a?){30}a{30}b", "([a-z]+)*[0-9]",
    };
    g_autofree char *answer = g_strnfill((gsize)64 * 1024, 'a');
    for (size_t i = 0; i < G_N_ELEMENTS(patterns); i++)
        assert_false(matches(patterns[i], answer));
    assert_true(matches("(a|a)*", answer));
    assert_true(matches("((a*)*)*", answer));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_whole_answer_must_match),
        cmocka_unit_test(anchors_at_the_ends_mean_nothing),
        cmocka_unit_test(quantifiers_count_what_stands_before_them),
        cmocka_unit_test(a_set_is_any_of_its_characters),
        cmocka_unit_test(escapes_are_those_of_javascript),
        cmocka_unit_test(the_dot_is_one_code_point_and_no_end_of_line),
        cmocka_unit_test(patterns_of_real_forms_work),
        cmocka_unit_test(what_is_not_of_the_dialect_is_refused_where_it_stands),
        cmocka_unit_test(what_would_be_too_large_is_refused_before_it_is_made),
        cmocka_unit_test(the_length_is_limited_in_code_points),
        cmocka_unit_test(deep_groups_and_many_alternatives_are_read),
        cmocka_unit_test(hostile_answers_of_64_kib_end_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
