#include "text/mustache_compiler.h"

#include <string.h>

#include "text/mustache_lexer.h"

typedef struct {
    mustache_template *parsed;
    GArray *tokens;
    guint merge_from; /* text may join an operation from here on; before it, bodies end */
} compiler_state;

static bool compile_range(compiler_state *compiler, guint from, guint to, GError **error);

static const mustache_token *token_at(const compiler_state *compiler, guint at)
{
    return &g_array_index(compiler->tokens, mustache_token, at);
}

/* Appends an operation without a body; close_body() gives it one. */
static guint append(compiler_state *compiler, mustache_operation operation)
{
    GArray *operations = compiler->parsed->operations;
    operation.end = operations->len + 1;
    g_array_append_val(operations, operation);
    return operations->len - 1;
}

static void close_body(compiler_state *compiler, guint operation)
{
    GArray *operations = compiler->parsed->operations;
    g_array_index(operations, mustache_operation, operation).end = operations->len;
    compiler->merge_from = operations->len;
}

/*
 * Text that follows the last operation's text in the source becomes part of it. At the start of a
 * line only real text does, and only after a line ending: the renderer indents after each line
 * ending that has text behind it, so an indentation that stands before a tag needs an operation of
 * its own.
 */
static bool merge_text(compiler_state *compiler, mustache_span text, bool starts_line)
{
    GArray *operations = compiler->parsed->operations;
    if (operations->len <= compiler->merge_from) {
        return false;
    }
    mustache_operation *last = &g_array_index(operations, mustache_operation, operations->len - 1);
    if (last->kind != MUSTACHE_TEXT) {
        return false;
    }
    if (last->text.length == 0 && !starts_line) {
        last->text = text;
        return true;
    }
    bool adjacent = last->text.start + last->text.length == text.start;
    bool after_line = mustache_span_ending(last->text).length > 0 && text.length > 0;
    if (!adjacent || (starts_line && !after_line)) {
        return false;
    }
    last->text.length += text.length;
    return true;
}

static void append_text(compiler_state *compiler, mustache_span text, bool starts_line)
{
    bool nothing = text.length == 0 && !starts_line;
    if (!nothing && !merge_text(compiler, text, starts_line)) {
        append(compiler, (mustache_operation){.kind = MUSTACHE_TEXT,
                                              .place = text.start,
                                              .text = text,
                                              .starts_line = starts_line});
    }
}

/* Literal text, or the place for an indentation before a tag that begins its line. */
static void append_token_text(compiler_state *compiler, const mustache_token *token)
{
    mustache_span nothing = {token->place, 0};
    append_text(compiler, token->kind == MUSTACHE_TOKEN_TEXT ? token->text : nothing,
                token->starts_line);
}

static char *intern(const compiler_state *compiler, mustache_span word)
{
    g_autofree char *text = g_strndup(word.start, word.length);
    return g_string_chunk_insert_const(compiler->parsed->words, text);
}

/* Cuts a dotted name into keys. */
static bool compile_path(const compiler_state *compiler, mustache_span name, mustache_path *path,
                         GError **error)
{
    const mustache_template *parsed = compiler->parsed;
    *path = (mustache_path){.first = parsed->keys->len};
    if (name.length == 1 && name.start[0] == '.') {
        return true;
    }
    path->local = name.start[0] == '.';
    const char *end = name.start + name.length;
    const char *key = name.start + (path->local ? 1 : 0);
    for (const char *dot; key <= end; key = dot + 1) {
        dot = memchr(key, '.', (gsize)(end - key));
        dot = dot == NULL ? end : dot;
        if (dot == key) {
            mustache_source_fault(error, &parsed->source, name.start,
                                  "the name \"%.*s\" has an empty part", (int)name.length,
                                  name.start);
            return false;
        }
        mustache_span part = {key, (gsize)(dot - key)};
        g_ptr_array_add(parsed->keys, intern(compiler, part));
    }
    path->count = parsed->keys->len - path->first;
    return true;
}

/* VALUE and RAW; also the head of SECTION and INVERTED. */
static bool compile_value(compiler_state *compiler, guint at, GError **error)
{
    static const mustache_operation_kind kinds[MUSTACHE_TOKEN_KINDS] = {
        [MUSTACHE_TOKEN_VALUE] = MUSTACHE_VALUE,
        [MUSTACHE_TOKEN_RAW] = MUSTACHE_RAW,
        [MUSTACHE_TOKEN_SECTION] = MUSTACHE_SECTION,
        [MUSTACHE_TOKEN_INVERTED] = MUSTACHE_INVERTED,
    };
    const mustache_token *token = token_at(compiler, at);
    mustache_operation value = {.kind = kinds[token->kind], .place = token->place};
    if (!compile_path(compiler, token->text, &value.path, error)) {
        return false;
    }
    append(compiler, value);
    return true;
}

static bool compile_section(compiler_state *compiler, guint at, GError **error)
{
    guint opened = compiler->parsed->operations->len;
    guint close = token_at(compiler, at)->partner;
    if (!compile_value(compiler, at, error) || !compile_range(compiler, at + 1, close, error)) {
        return false;
    }
    append_token_text(compiler, token_at(compiler, close));
    close_body(compiler, opened);
    return true;
}

/* PARTIAL, and the head of PARENT. "*path" is a name that is found under path while rendering. */
static bool compile_partial(compiler_state *compiler, guint at, GError **error)
{
    const mustache_token *token = token_at(compiler, at);
    mustache_operation partial = {
        .kind = token->kind == MUSTACHE_TOKEN_PARTIAL ? MUSTACHE_PARTIAL : MUSTACHE_PARENT,
        .place = token->place,
        .stands_alone = token->stands_alone,
        .indentation = token->indentation,
    };
    mustache_span name = token->text;
    if (name.start[0] == '*') {
        mustache_span path = mustache_span_trim((mustache_span){name.start + 1, name.length - 1});
        if (!compile_path(compiler, path, &partial.path, error)) {
            return false;
        }
    } else {
        partial.name = intern(compiler, name);
    }
    append(compiler, partial);
    return true;
}

static bool compile_block(compiler_state *compiler, guint at, GError **error)
{
    const mustache_token *token = token_at(compiler, at);
    guint opened = append(compiler, (mustache_operation){.kind = MUSTACHE_BLOCK,
                                                         .place = token->place,
                                                         .name = intern(compiler, token->text),
                                                         .stands_alone = token->stands_alone,
                                                         .indentation = token->indentation,
                                                         .ending = token->ending,
                                                         .whole_lines = token->whole_lines});
    append_text(compiler, token->lead, token->lead.start != NULL);
    if (!compile_range(compiler, at + 1, token->partner, error)) {
        return false;
    }
    append_token_text(compiler, token_at(compiler, token->partner));
    append_text(compiler, token->trail, false);
    close_body(compiler, opened);
    return true;
}

/* Of all that stands between a parent tag and its end only the arguments count. */
static bool compile_parent(compiler_state *compiler, guint at, GError **error)
{
    guint opened = compiler->parsed->operations->len;
    guint close = token_at(compiler, at)->partner;
    if (!compile_partial(compiler, at, error)) {
        return false;
    }
    for (guint inside = at + 1; inside < close; inside++) {
        const mustache_token *token = token_at(compiler, inside);
        if (token->argument && !compile_block(compiler, inside, error)) {
            return false;
        }
        inside = token->partner == 0 ? inside : token->partner;
    }
    close_body(compiler, opened);
    return true;
}

static bool compile_range(compiler_state *compiler, guint from, guint to, GError **error)
{
    /* What has no row is text, or nothing but the white space around it. */
    static bool (*const compile[MUSTACHE_TOKEN_KINDS])(compiler_state *, guint, GError **) = {
        [MUSTACHE_TOKEN_VALUE] = compile_value,     [MUSTACHE_TOKEN_RAW] = compile_value,
        [MUSTACHE_TOKEN_SECTION] = compile_section, [MUSTACHE_TOKEN_INVERTED] = compile_section,
        [MUSTACHE_TOKEN_PARTIAL] = compile_partial, [MUSTACHE_TOKEN_PARENT] = compile_parent,
        [MUSTACHE_TOKEN_BLOCK] = compile_block,
    };
    for (guint at = from; at < to; at++) {
        const mustache_token *token = token_at(compiler, at);
        append_token_text(compiler, token);
        if (compile[token->kind] != NULL && !compile[token->kind](compiler, at, error)) {
            return false;
        }
        at = token->partner == 0 ? at : token->partner;
    }
    return true;
}

bool mustache_compile(mustache_template *parsed, GArray *tokens, GError **error)
{
    compiler_state compiler = {.parsed = parsed, .tokens = tokens};
    return compile_range(&compiler, 0, tokens->len, error);
}
