#include "http/multipart.h"

#include "http/limits.h"

#include <string.h>

static const char media_type[] = "multipart/form-data";
static const char disposition[] = "content-disposition:";

enum { BOUNDARY_MAX = 70, PART_HEAD_MAX = 2048 }; /* the first is of RFC 2046, section 5.1.1 */

/* The bytes from at to end. */
typedef struct {
    const char *at, *end;
} range;

/* What the head of a part says. */
typedef struct {
    char *name;
    bool is_file;
} part;

static void part_clear(part *p)
{
    g_free(p->name);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(part, part_clear)

void upload_free(upload *file)
{
    if (file == NULL) {
        return;
    }
    g_free(file->name);
    g_bytes_unref(file->bytes);
    g_free(file);
}

bool multipart_is_meant(const char *content_type)
{
    const gsize length = strlen(media_type);

    return g_ascii_strncasecmp(content_type, media_type, length) == 0 &&
           strchr("; \t", content_type[length]) != NULL;
}

static bool is_boundary(const char *text)
{
    const gsize length = strlen(text);

    return length >= 1 && length <= BOUNDARY_MAX &&
           strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                        "'()+_,-./:=?") == length;
}

/* The delimiter "\r\n--BOUNDARY" of the media type's parameter; NULL when it has none that is one.
 */
static char *read_delimiter(const char *content_type)
{
    g_auto(GStrv) parameters = g_strsplit(content_type, ";", -1);
    static const char name[] = "boundary=";

    for (char **parameter = parameters + 1; *parameter != NULL; parameter++) {
        const char *text = g_strstrip(*parameter);
        if (g_ascii_strncasecmp(text, name, strlen(name)) == 0) {
            g_autofree char *value = g_strdup(text + strlen(name));
            const gsize length = strlen(value);
            const bool quoted = length >= 2 && value[0] == '"' && value[length - 1] == '"';
            g_autofree char *bare = quoted ? g_strndup(value + 1, length - 2) : g_strdup(value);
            return is_boundary(bare) ? g_strconcat("\r\n--", bare, NULL) : NULL;
        }
    }
    return NULL;
}

/* Steps over the text when the range begins with it. */
static bool skip(range *in, const char *text)
{
    const gsize length = strlen(text);

    if ((gsize)(in->end - in->at) < length || memcmp(in->at, text, length) != 0) {
        return false;
    }
    in->at += length;
    return true;
}

/* What stands before the text, which is stepped over with it. False when the text is not there. */
static bool split(range *in, const char *text, range *before)
{
    const char *found = memmem(in->at, (gsize)(in->end - in->at), text, strlen(text));

    if (found == NULL) {
        return false;
    }
    *before = (range){in->at, found};
    in->at = found + strlen(text);
    return true;
}

/* ; name="value" of a Content-Disposition, as often as it comes. */
static bool read_parameters(const char *text, part *into)
{
    g_autoptr(GRegex) parameter = g_regex_new("\\G;\\s*(name|filename)=\"([^\"]*)\"\\s*",
                                              G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    int end = 0;

    for (g_regex_match(parameter, text, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL)) {
        g_autofree char *name = g_match_info_fetch(match, 1);
        if (g_ascii_strcasecmp(name, "filename") == 0) {
            into->is_file = true;
        } else if (into->name == NULL) {
            into->name = g_match_info_fetch(match, 2);
        } else {
            return false;
        }
        g_match_info_fetch_pos(match, 0, NULL, &end);
    }
    return text[end] == '\0';
}

static bool read_disposition(const char *line, part *into)
{
    g_autofree char *value = g_strstrip(g_strdup(line + strlen(disposition)));
    static const char kind[] = "form-data";

    return into->name == NULL && g_ascii_strncasecmp(value, kind, strlen(kind)) == 0 &&
           read_parameters(g_strchug(value + strlen(kind)), into);
}

static bool read_head(range head, part *into)
{
    const gsize length = (gsize)(head.end - head.at);
    g_autofree char *text = g_strndup(head.at, length);
    g_auto(GStrv) lines = NULL;

    if (length > PART_HEAD_MAX || strlen(text) != length || !g_utf8_validate(text, -1, NULL)) {
        return false;
    }
    lines = g_strsplit(text, "\r\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        if (g_ascii_strncasecmp(*line, disposition, strlen(disposition)) == 0 &&
            !read_disposition(*line, into)) {
            return false;
        }
    }
    return into->name != NULL && *into->name != '\0' &&
           strlen(into->name) <= LIMIT_FIELD_NAME_BYTES;
}

/* A field for a file in which none was chosen comes as an empty one. */
static int take_file(const part *of, range content, upload **file)
{
    const gsize length = (gsize)(content.end - content.at);

    if (length == 0) {
        return 200;
    }
    if (length > LIMIT_UPLOAD_BYTES) {
        return 413;
    }
    if (*file != NULL) {
        return 400;
    }
    *file = g_new(upload, 1);
    **file = (upload){.name = g_strdup(of->name), .bytes = g_bytes_new(content.at, length)};
    return 200;
}

static int take_text(const part *of, range content, field_list *form)
{
    const gsize length = (gsize)(content.end - content.at);
    g_autofree char *text = NULL;

    if (length > LIMIT_FIELD_VALUE_BYTES || form->fields->len == LIMIT_FIELDS) {
        return 413;
    }
    if (!g_utf8_validate_len(content.at, length, NULL)) {
        return 400;
    }
    text = g_strndup(content.at, length);
    field_list_add(form, of->name, text);
    return 200;
}

/* From behind one delimiter's line to behind the next delimiter. */
static int take_part(range *in, const char *delimiter, field_list *form, upload **file)
{
    range head;
    range content;
    g_auto(part) of = {0};

    if (!split(in, "\r\n\r\n", &head) || !read_head(head, &of) || !split(in, delimiter, &content)) {
        return 400;
    }
    return of.is_file ? take_file(&of, content, file) : take_text(&of, content, form);
}

int multipart_parse(const char *content_type, const GString *body, field_list **form, upload **file)
{
    g_autofree char *delimiter = read_delimiter(content_type);
    g_autoptr(field_list) fields = field_list_new();
    g_autoptr(upload) found = NULL;
    range in = {body->str, body->str + body->len};
    int status = 200;

    /* Before the first one there is no line that would have to end. */
    if (delimiter == NULL || !skip(&in, delimiter + strlen("\r\n"))) {
        return 400;
    }
    while (status == 200 && skip(&in, "\r\n")) {
        status = take_part(&in, delimiter, fields, &found);
    }
    if (status != 200) {
        return status;
    }
    if (!skip(&in, "--") || (skip(&in, "\r\n"), in.at != in.end)) {
        return 400;
    }
    *form = g_steal_pointer(&fields);
    *file = g_steal_pointer(&found);
    return 200;
}
