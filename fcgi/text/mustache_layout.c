#include "text/mustache_layout.h"

#include "text/mustache_lexer.h"

static mustache_token *token_at(GArray *tokens, guint at)
{
    return &g_array_index(tokens, mustache_token, at);
}

/* Nothing but white space between the beginning of the line and the tag. */
static bool clear_before(GArray *tokens, guint at)
{
    if (token_at(tokens, at)->starts_line) {
        return true;
    }
    const mustache_token *before = token_at(tokens, at - 1);
    return before->kind == MUSTACHE_TOKEN_TEXT && before->starts_line &&
           mustache_span_is_blank(before->text);
}

/* Nothing but white space between the tag and the end of the line. */
static bool clear_after(GArray *tokens, guint at)
{
    if (at + 1 == tokens->len) {
        return true;
    }
    const mustache_token *after = token_at(tokens, at + 1);
    return after->kind == MUSTACHE_TOKEN_TEXT && mustache_span_is_blank(after->text) &&
           (mustache_span_ending(after->text).length > 0 || at + 2 == tokens->len);
}

static mustache_span drop(mustache_token *text)
{
    mustache_span dropped = text->text;
    text->text.length = 0;
    text->starts_line = false;
    return dropped;
}

/* Takes away, and returns, the white space before a tag that is clear before. */
static mustache_span drop_before(GArray *tokens, guint at)
{
    mustache_token *tag = token_at(tokens, at);
    if (tag->starts_line) {
        tag->starts_line = false;
        return (mustache_span){tag->place, 0};
    }
    return drop(token_at(tokens, at - 1));
}

/* Takes away, and returns, the rest of the line after a tag that is clear after. */
static mustache_span drop_after(GArray *tokens, guint at)
{
    return at + 1 == tokens->len ? (mustache_span){"", 0} : drop(token_at(tokens, at + 1));
}

/* Drops the line of a tag that is alone on it. */
static void layout_tag(GArray *tokens, guint at)
{
    if (clear_before(tokens, at) && clear_after(tokens, at)) {
        mustache_token *tag = token_at(tokens, at);
        tag->stands_alone = true;
        tag->indentation = drop_before(tokens, at);
        drop_after(tokens, at);
    }
}

static void layout_close(GArray *tokens, guint at)
{
    mustache_token_kind opened = token_at(tokens, token_at(tokens, at)->partner)->kind;
    if (opened == MUSTACHE_TOKEN_SECTION || opened == MUSTACHE_TOKEN_INVERTED) {
        layout_tag(tokens, at);
    }
}

static void layout_parent(GArray *tokens, guint at)
{
    mustache_token *parent = token_at(tokens, at);
    if (clear_before(tokens, at) && clear_after(tokens, parent->partner)) {
        parent->stands_alone = true;
        parent->indentation = drop_before(tokens, at);
        drop_after(tokens, parent->partner);
    }
}

/* What is around an argument is never printed, so only its inner side matters. */
static void layout_argument(GArray *tokens, guint at)
{
    mustache_token *argument = token_at(tokens, at);
    argument->whole_lines = clear_before(tokens, argument->partner);
    if (clear_after(tokens, at)) {
        drop_after(tokens, at);
    } else {
        argument->lead = (mustache_span){argument->place, 0};
    }
    if (argument->whole_lines) {
        drop_before(tokens, argument->partner);
    }
}

/*
 * The indentation of the first line within the block that opens at `at` and is alone on its line;
 * that of the block itself when there is no such line.
 */
static mustache_span inner_indentation(GArray *tokens, guint at, mustache_span outer)
{
    guint close = token_at(tokens, at)->partner;
    guint first = at + 2; /* after the rest of the opening tag's line */
    bool before_close =
        first + 1 == close && !token_at(tokens, close)->starts_line && clear_before(tokens, close);
    if (first == close || before_close) {
        return outer;
    }
    const mustache_token *line = token_at(tokens, first);
    return line->kind == MUSTACHE_TOKEN_TEXT ? mustache_span_indentation(line->text)
                                             : (mustache_span){line->place, 0};
}

/* A block whose pair fills its lines: what is around it is dropped, or goes to the default. */
static void layout_block_lines(GArray *tokens, guint at)
{
    mustache_token *block = token_at(tokens, at);
    guint close = block->partner;
    bool open_alone = clear_after(tokens, at);
    bool close_alone = clear_before(tokens, close);
    bool empty = close == at + 1;

    block->stands_alone = true;
    mustache_span before = drop_before(tokens, at);
    mustache_span after = drop_after(tokens, close);
    block->ending = mustache_span_ending(after);
    block->indentation = open_alone ? inner_indentation(tokens, at, before) : before;
    if (open_alone) {
        drop_after(tokens, at);
    } else if (!empty) {
        block->lead = before;
    }
    if (close_alone) {
        drop_before(tokens, close);
    } else if (!empty) {
        block->trail = after;
    }
}

static void layout_block(GArray *tokens, guint at)
{
    const mustache_token *block = token_at(tokens, at);
    if (block->argument) {
        layout_argument(tokens, at);
    } else if (clear_before(tokens, at) && clear_after(tokens, block->partner)) {
        layout_block_lines(tokens, at);
    } else {
        layout_tag(tokens, block->partner);
        layout_tag(tokens, at);
        token_at(tokens, at)->stands_alone = false;
    }
}

static void (*const layouts[MUSTACHE_TOKEN_KINDS])(GArray *tokens, guint at) = {
    [MUSTACHE_TOKEN_SECTION] = layout_tag,   [MUSTACHE_TOKEN_INVERTED] = layout_tag,
    [MUSTACHE_TOKEN_COMMENT] = layout_tag,   [MUSTACHE_TOKEN_DELIMITERS] = layout_tag,
    [MUSTACHE_TOKEN_PARTIAL] = layout_tag,   [MUSTACHE_TOKEN_CLOSE] = layout_close,
    [MUSTACHE_TOKEN_PARENT] = layout_parent, [MUSTACHE_TOKEN_BLOCK] = layout_block,
};

/* Cuts as much of prefix as the line begins with. */
static void outdent(mustache_span *line, mustache_span prefix)
{
    gsize common = 0;
    while (common < MIN(prefix.length, line->length) &&
           prefix.start[common] == line->start[common]) {
        common++;
    }
    line->start += common;
    line->length -= common;
}

/* Takes the indentation of its first line from all lines of the argument that opens at `at`. */
static void outdent_argument(GArray *tokens, guint at)
{
    guint close = token_at(tokens, at)->partner;
    mustache_span indentation = inner_indentation(tokens, at, (mustache_span){"", 0});
    for (guint inside = at + 2; inside < close; inside++) {
        mustache_token *line = token_at(tokens, inside);
        if (line->kind == MUSTACHE_TOKEN_TEXT && line->starts_line) {
            outdent(&line->text, indentation);
        }
    }
}

void mustache_layout(GArray *tokens)
{
    /* From outside to inside, before the layout reads any indentation. */
    for (guint at = 0; at < tokens->len; at++) {
        if (token_at(tokens, at)->argument && clear_after(tokens, at)) {
            outdent_argument(tokens, at);
        }
    }
    for (guint at = 0; at < tokens->len; at++) {
        mustache_token_kind kind = token_at(tokens, at)->kind;
        if (layouts[kind] != NULL) {
            layouts[kind](tokens, at);
        }
    }
}
