#include <string.h>

#include "text/mustache_output.h"
#include "text/mustache_program.h"
#include "text/mustache_value.h"

/* The context stack: a value, and what it was found in. */
typedef struct context_frame {
    json_t *value;
    const struct context_frame *outer;
} context_frame;

/* What parent tags put in the place of blocks. The outermost has the last word. */
typedef struct argument_list {
    const mustache_template *parsed; /* whose operation first - 1 is the parent tag */
    guint first;                     /* the arguments' BLOCKs: from here … */
    guint end;                       /* … to here */
    const struct argument_list *outer;
} argument_list;

/* What a piece of a program is rendered with. */
typedef struct render_scope {
    const mustache_template *parsed;
    const context_frame *context;
    const argument_list *arguments;
} render_scope;

/* One call of mustache_render(). */
typedef struct render_run {
    const mustache_set *partials;
    mustache_output output;
    guint depth;
    guint steps;
} render_run;

static bool render_range(render_run *run, const render_scope *scope, guint from, guint to,
                         GError **error);

static bool within_limits(render_run *run, const render_scope *scope, guint at, GError **error)
{
    const char *limit = NULL;
    if (run->depth > MUSTACHE_DEPTH_MAX) {
        limit = "too many sections and partials within one another";
    } else if (++run->steps > MUSTACHE_STEPS_MAX) {
        limit = "the rendering takes too many steps";
    } else if (run->output.room == 0) {
        limit = "the output is too long";
    }
    if (limit != NULL) {
        mustache_source_fault(error, &scope->parsed->source,
                              mustache_operation_at(scope->parsed, at)->place, "%s", limit);
    }
    return limit == NULL;
}

/*
 * The first key is looked for from the innermost value outwards, and found even when null stands
 * there; each further key only in what the one before it gave.
 */
static json_t *look_up(const render_scope *scope, const mustache_path *path)
{
    const context_frame *frame = scope->context;
    if (path->count == 0) {
        return frame->value;
    }
    char **keys = (char **)scope->parsed->keys->pdata + path->first;
    json_t *value = json_object_get(frame->value, keys[0]);
    while (value == NULL && !path->local && frame->outer != NULL) {
        frame = frame->outer;
        value = json_object_get(frame->value, keys[0]);
    }
    for (guint key = 1; key < path->count; key++) {
        value = json_object_get(value, keys[key]);
    }
    return value;
}

static bool render_text(render_run *run, const render_scope *scope, guint at, GError **error)
{
    (void)error;
    const mustache_operation *operation = mustache_operation_at(scope->parsed, at);
    mustache_output_lines(&run->output, operation->text, operation->starts_line);
    return true;
}

static bool render_value(render_run *run, const render_scope *scope, guint at, GError **error)
{
    (void)error;
    const mustache_operation *operation = mustache_operation_at(scope->parsed, at);
    mustache_number number;
    gsize length;
    const char *text = mustache_value_text(look_up(scope, &operation->path), &number, &length);
    if (operation->kind == MUSTACHE_RAW) {
        mustache_output_raw(&run->output, text, length);
    } else {
        mustache_output_escaped(&run->output, text, length);
    }
    return true;
}

static bool render_body(render_run *run, const render_scope *scope, guint at, json_t *value,
                        GError **error)
{
    context_frame inner = {value, scope->context};
    render_scope within = {scope->parsed, &inner, scope->arguments};
    guint end = mustache_operation_at(scope->parsed, at)->end;
    run->steps++; /* a list is long work even when there is nothing to do for each of it */
    return render_range(run, &within, at + 1, end, error);
}

static bool render_section(render_run *run, const render_scope *scope, guint at, GError **error)
{
    json_t *value = look_up(scope, &mustache_operation_at(scope->parsed, at)->path);
    if (!mustache_is_true(value)) {
        return true;
    }
    if (!json_is_array(value)) {
        return render_body(run, scope, at, value, error);
    }
    for (gsize index = 0; index < json_array_size(value); index++) {
        if (!render_body(run, scope, at, json_array_get(value, index), error)) {
            return false;
        }
    }
    return true;
}

static bool render_inverted(render_run *run, const render_scope *scope, guint at, GError **error)
{
    const mustache_operation *operation = mustache_operation_at(scope->parsed, at);
    return mustache_is_true(look_up(scope, &operation->path)) ||
           render_range(run, scope, at + 1, operation->end, error);
}

/*
 * Renders from there what takes the place of a tag. Where the tag filled its lines, its indentation
 * is added to the one in force; in the midst of a line there is none.
 */
static bool render_in_place(render_run *run, const mustache_operation *tag,
                            const render_scope *scope, guint from, guint to, GError **error)
{
    mustache_indentation before = tag->stands_alone
                                      ? mustache_output_indent(&run->output, tag->indentation)
                                      : mustache_output_unindent(&run->output);
    bool rendered = render_range(run, scope, from, to, error);
    mustache_output_restore(&run->output, before);
    return rendered;
}

/* NULL for a name that is in no set or, when dynamic, no string: it renders as nothing. */
static const mustache_template *find_template(const render_run *run, const render_scope *scope,
                                              const mustache_operation *tag)
{
    const char *name =
        tag->name != NULL ? tag->name : json_string_value(look_up(scope, &tag->path));
    return name == NULL || run->partials == NULL ? NULL : mustache_set_get(run->partials, name);
}

/* A parent is a partial with arguments; a partial passes on those it was itself rendered with. */
static bool render_partial(render_run *run, const render_scope *scope, guint at, GError **error)
{
    const mustache_operation *tag = mustache_operation_at(scope->parsed, at);
    const mustache_template *found = find_template(run, scope, tag);
    if (found == NULL) {
        return true;
    }
    argument_list own = {scope->parsed, at + 1, tag->end, scope->arguments};
    render_scope within = {found, scope->context, tag->end == at + 1 ? scope->arguments : &own};
    return render_in_place(run, tag, &within, 0, found->operations->len, error);
}

/* Where the argument of that name is; 0 when there is none, for its parent tag is before it. */
static guint find_argument(const argument_list *arguments, const char *name)
{
    for (guint at = arguments->first; at < arguments->end;) {
        const mustache_operation *argument = mustache_operation_at(arguments->parsed, at);
        if (strcmp(argument->name, name) == 0) {
            return at;
        }
        at = argument->end;
    }
    return 0;
}

/*
 * An argument is rendered with the values at the block, but with the arguments at the parent tag
 * that it was written in: a block within it is a block of that template.
 */
static bool render_block(render_run *run, const render_scope *scope, guint at, GError **error)
{
    const mustache_operation *block = mustache_operation_at(scope->parsed, at);
    const argument_list *given = NULL;
    guint argument_at = 0;
    for (const argument_list *list = scope->arguments; list != NULL; list = list->outer) {
        guint found = find_argument(list, block->name);
        if (found != 0) {
            given = list;
            argument_at = found;
        }
    }
    if (given == NULL) {
        return render_range(run, scope, at + 1, block->end, error);
    }
    const mustache_operation *argument = mustache_operation_at(given->parsed, argument_at);
    render_scope within = {given->parsed, scope->context, given->outer};
    bool rendered = render_in_place(run, block, &within, argument_at + 1, argument->end, error);
    if (!argument->whole_lines) {
        mustache_output_raw(&run->output, block->ending.start, block->ending.length);
    }
    return rendered;
}

static bool render_range(render_run *run, const render_scope *scope, guint from, guint to,
                         GError **error)
{
    static bool (*const render[MUSTACHE_OPERATIONS])(render_run *, const render_scope *, guint,
                                                     GError **) = {
        [MUSTACHE_TEXT] = render_text,         [MUSTACHE_VALUE] = render_value,
        [MUSTACHE_RAW] = render_value,         [MUSTACHE_SECTION] = render_section,
        [MUSTACHE_INVERTED] = render_inverted, [MUSTACHE_PARTIAL] = render_partial,
        [MUSTACHE_PARENT] = render_partial,    [MUSTACHE_BLOCK] = render_block,
    };
    bool rendered = true;
    run->depth++;
    for (guint at = from; rendered && at < to;) {
        const mustache_operation *operation = mustache_operation_at(scope->parsed, at);
        rendered =
            within_limits(run, scope, at, error) && render[operation->kind](run, scope, at, error);
        at = operation->end;
    }
    run->depth--;
    return rendered;
}

bool mustache_render(const mustache_template *parsed, const mustache_set *partials, json_t *view,
                     GString *out, GError **error)
{
    g_autoptr(GString) indentation = g_string_new(NULL);
    gsize length = out->len;
    render_run run = {
        .partials = partials,
        .output = {.out = out, .room = MUSTACHE_OUTPUT_BYTES_MAX, .indentation = indentation},
    };
    context_frame root = {.value = view};
    render_scope scope = {.parsed = parsed, .context = &root};
    if (!render_range(&run, &scope, 0, parsed->operations->len, error) ||
        !within_limits(&run, &scope, 0, error)) {
        g_string_truncate(out, length);
        return false;
    }
    return true;
}
