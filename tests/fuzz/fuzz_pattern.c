/*
 * A line with a pattern, and an answer. What the pattern in larger patterns matches is known from
 * what it matches alone.
 */

#include "form/pattern.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* NULL when it would be too large, which is the only reason it may have. */
static pattern *larger(const char *before, const char *inner, const char *behind)
{
    pattern_problem problem = {0};
    g_autofree char *text = g_strconcat(before, inner, behind, NULL);
    pattern *p = pattern_compile(text, &problem);
    g_assert(p != NULL || strstr(problem.what, "too l") != NULL);
    return p;
}

/* True when the answer can be cut in two that both match. */
static bool is_twice(const pattern *p, const char *answer)
{
    for (const char *cut = answer;; cut = g_utf8_find_next_char(cut, NULL)) {
        g_autofree char *first = g_strndup(answer, (gsize)(cut - answer));
        if (pattern_matches(p, first) && pattern_matches(p, cut)) {
            return true;
        }
        if (*cut == '\0') {
            return false;
        }
    }
}

static void repeated(const pattern *p, const char *text, const char *answer)
{
    bool once = pattern_matches(p, answer);
    bool twice = is_twice(p, answer);
    bool empty = *answer == '\0';
    const struct {
        const char *before, *behind;
        bool expected;
    } rows[] = {
        {"(", ")", once},
        {"(?:", "){1}", once},
        {"(?:", "){0}", empty},
        {"(?:", ")?", empty || once},
        {"(?:", "){2}", twice},
        {"(?:", "){1,2}", once || twice},
        {"x|(?:", ")|y", once || g_str_equal(answer, "x") || g_str_equal(answer, "y")},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(pattern) bigger = larger(rows[i].before, text, rows[i].behind);
        g_assert(bigger == NULL || pattern_matches(bigger, answer) == rows[i].expected);
    }
    g_autoptr(pattern) any = larger("(?:", text, ")*");
    g_autoptr(pattern) some = larger("(?:", text, ")+");
    if (any != NULL && some != NULL) {
        g_assert(pattern_matches(any, answer) || !(empty || once || twice));
        g_assert(pattern_matches(some, answer) || !(once || twice));
        g_assert(pattern_matches(any, answer) == (empty || pattern_matches(some, answer)));
    }
}

/* An anchor at an end means nothing there, and is refused within a larger pattern. */
static bool has_anchor(const char *text)
{
    return *text == '^' || g_str_has_suffix(text, "$");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { ANSWER_BYTES_MAX = 64 };
    g_autofree char *input = g_strndup((const char *)data, size);
    g_auto(GStrv) lines = g_strsplit(input, "\n", 2);
    if (!g_utf8_validate(input, -1, NULL) || g_strv_length(lines) < 2) {
        return 0;
    }
    pattern_problem problem = {0};
    g_autoptr(pattern) p = pattern_compile(lines[0], &problem);
    if (p == NULL) {
        g_assert(problem.what != NULL && problem.remedy != NULL && problem.position >= 1);
        g_assert(problem.position <= g_utf8_strlen(lines[0], -1) + 1);
        return 0;
    }
    if (strlen(lines[1]) > ANSWER_BYTES_MAX || has_anchor(lines[0])) {
        (void)pattern_matches(p, lines[1]);
    } else {
        repeated(p, lines[0], lines[1]);
    }
    return 0;
}
