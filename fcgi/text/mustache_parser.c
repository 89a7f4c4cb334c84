#include "base/fault.h"
#include "text/mustache_compiler.h"
#include "text/mustache_layout.h"
#include "text/mustache_lexer.h"

static mustache_token *token_at(GArray *tokens, guint at)
{
    return &g_array_index(tokens, mustache_token, at);
}

static bool opens(mustache_token_kind kind)
{
    static const bool opening[MUSTACHE_TOKEN_KINDS] = {
        [MUSTACHE_TOKEN_SECTION] = true,
        [MUSTACHE_TOKEN_INVERTED] = true,
        [MUSTACHE_TOKEN_PARENT] = true,
        [MUSTACHE_TOKEN_BLOCK] = true,
    };
    return opening[kind];
}

/* Checks that closing closes what was opened last; opening is NULL when nothing is open. */
static bool check_close(const mustache_source *source, const mustache_token *opening,
                        const mustache_token *closing, GError **error)
{
    mustache_span name = closing->text;
    if (opening == NULL) {
        mustache_source_fault(error, source, closing->place, "\"%.*s\" is closed but not open",
                              (int)name.length, name.start);
        return false;
    }
    if (!mustache_span_equal(opening->text, name)) {
        mustache_source_fault(error, source, closing->place,
                              "\"%.*s\" is closed, but \"%.*s\" was opened last", (int)name.length,
                              name.start, (int)opening->text.length, opening->text.start);
        return false;
    }
    return true;
}

/* Finds for each opening tag the closing one. */
static bool pair_tags(const mustache_source *source, GArray *tokens, GError **error)
{
    guint open[MUSTACHE_NESTING_MAX];
    guint depth = 0;
    for (guint at = 0; at < tokens->len; at++) {
        mustache_token *token = token_at(tokens, at);
        mustache_token *outer = depth == 0 ? NULL : token_at(tokens, open[depth - 1]);
        if (opens(token->kind)) {
            if (depth == MUSTACHE_NESTING_MAX) {
                mustache_source_fault(error, source, token->place, "more than %d tags are open",
                                      MUSTACHE_NESTING_MAX);
                return false;
            }
            token->argument = token->kind == MUSTACHE_TOKEN_BLOCK && outer != NULL &&
                              outer->kind == MUSTACHE_TOKEN_PARENT;
            open[depth++] = at;
        } else if (token->kind == MUSTACHE_TOKEN_CLOSE) {
            if (!check_close(source, outer, token, error)) {
                return false;
            }
            token->partner = open[--depth];
            outer->partner = at;
        }
    }
    if (depth > 0) {
        const mustache_token *token = token_at(tokens, open[depth - 1]);
        mustache_source_fault(error, source, token->place, "\"%.*s\" is never closed",
                              (int)token->text.length, token->text.start);
    }
    return depth == 0;
}

static bool check_text(const char *name, const char *text, gsize length, GError **error)
{
    if (length > MUSTACHE_TEMPLATE_BYTES_MAX) {
        fault_set(error, FAULT_DATA, NULL, "%s: a template has at most %d bytes", name,
                  MUSTACHE_TEMPLATE_BYTES_MAX);
        return false;
    }
    if (!g_utf8_validate_len(text, length, NULL)) {
        fault_set(error, FAULT_DATA, "Save the file as UTF-8.", "%s: not valid UTF-8", name);
        return false;
    }
    return true;
}

mustache_template *mustache_parse(const char *name, const char *text, gsize length, GError **error)
{
    if (!check_text(name, text, length, error)) {
        return NULL;
    }
    g_autoptr(mustache_template) parsed = g_new0(mustache_template, 1);
    parsed->source = (mustache_source){g_strdup(name), g_strndup(text, length), length};
    parsed->operations = g_array_new(FALSE, FALSE, sizeof(mustache_operation));
    parsed->keys = g_ptr_array_new();
    parsed->words = g_string_chunk_new(256);

    g_autoptr(GArray) tokens = mustache_lex(&parsed->source, error);
    if (tokens == NULL || !pair_tags(&parsed->source, tokens, error)) {
        return NULL;
    }
    mustache_layout(tokens);
    return mustache_compile(parsed, tokens, error) ? g_steal_pointer(&parsed) : NULL;
}

void mustache_template_free(mustache_template *parsed)
{
    if (parsed == NULL) {
        return;
    }
    g_free(parsed->source.name);
    g_free(parsed->source.text);
    g_array_unref(parsed->operations);
    g_ptr_array_unref(parsed->keys);
    g_string_chunk_free(parsed->words);
    g_free(parsed);
}
