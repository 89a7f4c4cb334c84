#include "text/mustache_lexer.h"

#include <limits.h>
#include <string.h>

typedef struct {
    const mustache_source *source;
    const char *at; /* what is not read yet: from here … */
    const char *end;
    mustache_span open; /* the delimiters in force */
    mustache_span close;
    bool starts_line;
    GArray *tokens;
} lexer_state;

/* What the first character of a tag makes of it. Whatever is not here is VALUE, which is 0. */
static const mustache_token_kind kinds[UCHAR_MAX + 1] = {
    ['{'] = MUSTACHE_TOKEN_RAW,        ['&'] = MUSTACHE_TOKEN_RAW,   ['#'] = MUSTACHE_TOKEN_SECTION,
    ['^'] = MUSTACHE_TOKEN_INVERTED,   ['/'] = MUSTACHE_TOKEN_CLOSE, ['>'] = MUSTACHE_TOKEN_PARTIAL,
    ['<'] = MUSTACHE_TOKEN_PARENT,     ['$'] = MUSTACHE_TOKEN_BLOCK, ['!'] = MUSTACHE_TOKEN_COMMENT,
    ['='] = MUSTACHE_TOKEN_DELIMITERS,
};

/* What must stand before the closing delimiter of a tag that began so. */
static const char mirrors[UCHAR_MAX + 1] = {['{'] = '}', ['='] = '='};

/* Names of these may be "*name". */
static const bool may_be_dynamic[MUSTACHE_TOKEN_KINDS] = {
    [MUSTACHE_TOKEN_PARTIAL] = true,
    [MUSTACHE_TOKEN_PARENT] = true,
    [MUSTACHE_TOKEN_CLOSE] = true,
};

static void push(lexer_state *lexer, mustache_token_kind kind, const char *place,
                 mustache_span text)
{
    mustache_token token = {
        .kind = kind, .place = place, .text = text, .starts_line = lexer->starts_line};
    g_array_append_val(lexer->tokens, token);
    lexer->starts_line = false;
}

static const char *find(const char *from, const char *end, mustache_span what)
{
    return memmem(from, (gsize)(end - from), what.start, what.length);
}

/* Literal text up to stop, one token a line. */
static void read_text(lexer_state *lexer, const char *stop)
{
    while (lexer->at < stop) {
        const char *newline = memchr(lexer->at, '\n', (gsize)(stop - lexer->at));
        const char *line_end = newline == NULL ? stop : newline + 1;
        mustache_span line = {lexer->at, (gsize)(line_end - lexer->at)};
        push(lexer, MUSTACHE_TOKEN_TEXT, lexer->at, line);
        lexer->starts_line = newline != NULL;
        lexer->at = line_end;
    }
}

/* The closing delimiter with mirror (when there is one) before it, or NULL. */
static const char *find_close(const lexer_state *lexer, const char *from, char mirror)
{
    const char *close = find(from, lexer->end, lexer->close);
    while (close != NULL && mirror != '\0' && (close == from || close[-1] != mirror)) {
        close = find(close + 1, lexer->end, lexer->close);
    }
    return close;
}

static mustache_span next_word(mustache_span *rest)
{
    *rest = mustache_span_trim(*rest);
    mustache_span word = {rest->start, 0};
    while (word.length < rest->length && !g_ascii_isspace(word.start[word.length])) {
        word.length++;
    }
    rest->start += word.length;
    rest->length -= word.length;
    return word;
}

/* {{=<% %>=}}: two words without an equals sign. */
static bool set_delimiters(lexer_state *lexer, const char *place, mustache_span text,
                           GError **error)
{
    mustache_span rest = text;
    mustache_span open = next_word(&rest);
    mustache_span close = next_word(&rest);
    if (close.length == 0 || rest.length > 0 || memchr(text.start, '=', text.length) != NULL) {
        mustache_source_fault(error, lexer->source, place,
                              "delimiters are two words without \"=\", as in {{=<%% %%>=}}");
        return false;
    }
    lexer->open = open;
    lexer->close = close;
    return true;
}

static bool check_name(const lexer_state *lexer, const mustache_token *token, GError **error)
{
    mustache_span name = token->text;
    if (may_be_dynamic[token->kind] && name.length > 0 && name.start[0] == '*') {
        name = mustache_span_trim((mustache_span){name.start + 1, name.length - 1});
    }
    mustache_span rest = name;
    if (next_word(&rest).length == 0) {
        mustache_source_fault(error, lexer->source, token->place, "the tag has no name");
        return false;
    }
    if (rest.length > 0) {
        mustache_source_fault(error, lexer->source, token->place,
                              "the name \"%.*s\" has white space in it", (int)name.length,
                              name.start);
        return false;
    }
    return true;
}

static bool read_tag(lexer_state *lexer, GError **error)
{
    const char *place = lexer->at;
    const char *inside = place + lexer->open.length;
    unsigned char sigil = (unsigned char)*inside; /* NUL at the end of the text */
    mustache_token_kind kind = kinds[sigil];
    if (kind != MUSTACHE_TOKEN_VALUE) {
        inside++;
    }

    const char *close = find_close(lexer, inside, mirrors[sigil]);
    if (close == NULL) {
        mustache_source_fault(error, lexer->source, place, "the tag is not closed");
        return false;
    }
    gsize length = (gsize)(close - inside) - (mirrors[sigil] == '\0' ? 0 : 1);
    mustache_span text = mustache_span_trim((mustache_span){inside, length});
    lexer->at = close + lexer->close.length;
    push(lexer, kind, place, text);

    if (kind == MUSTACHE_TOKEN_COMMENT) {
        return true;
    }
    if (kind == MUSTACHE_TOKEN_DELIMITERS) {
        return set_delimiters(lexer, place, text, error);
    }
    return check_name(lexer, &g_array_index(lexer->tokens, mustache_token, lexer->tokens->len - 1),
                      error);
}

GArray *mustache_lex(const mustache_source *source, GError **error)
{
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(mustache_token));
    lexer_state lexer = {
        .source = source,
        .at = source->text,
        .end = source->text + source->length,
        .open = {"{{", 2},
        .close = {"}}", 2},
        .starts_line = true,
        .tokens = tokens,
    };
    while (lexer.at < lexer.end) {
        const char *open = find(lexer.at, lexer.end, lexer.open);
        read_text(&lexer, open == NULL ? lexer.end : open);
        if (open != NULL && !read_tag(&lexer, error)) {
            return NULL;
        }
    }
    return g_steal_pointer(&tokens);
}
