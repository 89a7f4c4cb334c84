#include "base/exact_json.h"

#include <stdbool.h>
#include <string.h>

/*
 *     load:  bytes -> Jansson's tree, whose reals have lost their digits
 *            bytes -> the texts of the reals, in the order in which they stand
 *            the tree is walked in that same order, each real replaced by its text
 *     dump:  tree -> Jansson's text -> {"#": "1.50"} becomes 1.50
 *
 * Both readers of text below rely on its being JSON already.
 */

static const char MEMBER[] = "#";

/* Behind the string that begins at *at. */
static const char *skip_string(const char *at)
{
    for (at++; *at != '"'; at++) {
        at += *at == '\\' ? 1 : 0;
    }
    return at + 1;
}

/*
 * The length of the JSON number at the beginning of the text, 0 when there is none; *is_real when
 * it has a fraction or an exponent.
 */
static gsize number_length(const char *text, bool *is_real)
{
    static const char digits[] = "0123456789";
    const char *at = text + (*text == '-' ? 1 : 0);
    gsize count = *at == '0' ? 1 : strspn(at, digits);
    const char *end = at + count;
    if (count == 0) {
        return 0;
    }
    if (*end == '.') {
        count = strspn(end + 1, digits);
        end += count > 0 ? count + 1 : 0;
    }
    if (*end == 'e' || *end == 'E') {
        const char *exponent = end + 1 + (end[1] == '+' || end[1] == '-' ? 1 : 0);
        count = strspn(exponent, digits);
        end = count > 0 ? exponent + count : end;
    }
    gsize length = (gsize)(end - text);
    *is_real = memchr(text, '.', length) != NULL || memchr(text, 'e', length) != NULL ||
               memchr(text, 'E', length) != NULL;
    return length;
}

static bool is_number(const char *text, bool *is_real)
{
    gsize length = number_length(text, is_real);
    return length > 0 && text[length] == '\0';
}

static GPtrArray *reals_of(const char *json)
{
    GPtrArray *reals = g_ptr_array_new_with_free_func(g_free);
    for (const char *at = json; *at != '\0';) {
        bool is_real = false;
        gsize length = *at == '"' ? 0 : number_length(at, &is_real);
        if (is_real) {
            g_ptr_array_add(reals, g_strndup(at, length));
        }
        at = *at == '"' ? skip_string(at) : at + MAX(length, 1);
    }
    return reals;
}

/* The texts of reals, and how many of them have found their place. */
typedef struct {
    const GPtrArray *texts;
    guint next;
} reals;

static json_t *real_new(const char *text)
{
    return json_pack("{s:s}", MEMBER, text);
}

static json_t *next_real(reals *r)
{
    g_assert(r->next < r->texts->len);
    return real_new(g_ptr_array_index(r->texts, r->next++));
}

static bool place_reals(json_t *value, reals *r);

static bool place_in_array(json_t *array, reals *r)
{
    for (gsize i = 0; i < json_array_size(array); i++) {
        json_t *value = json_array_get(array, i);
        if (json_is_real(value)) {
            json_array_set_new(array, i, next_real(r));
        } else if (!place_reals(value, r)) {
            return false;
        }
    }
    return true;
}

/* Jansson keeps the members in the order in which they were read. */
static bool place_in_object(json_t *object, reals *r)
{
    if (json_object_get(object, MEMBER) != NULL) {
        return false;
    }
    for (void *at = json_object_iter(object); at != NULL; at = json_object_iter_next(object, at)) {
        json_t *value = json_object_iter_value(at);
        if (json_is_real(value)) {
            json_object_iter_set_new(object, at, next_real(r));
        } else if (!place_reals(value, r)) {
            return false;
        }
    }
    return true;
}

/* False when an object has a member "#" of its own. As deep as Jansson nests, no deeper. */
static bool place_reals(json_t *value, reals *r)
{
    if (json_is_object(value)) {
        return place_in_object(value, r);
    }
    return !json_is_array(value) || place_in_array(value, r);
}

static json_t *refuse(json_error_t *error, const char *why)
{
    if (error != NULL) {
        *error = (json_error_t){.line = -1, .column = -1};
        g_strlcpy(error->text, why, sizeof error->text);
    }
    return NULL;
}

json_t *exact_json_load(const char *bytes, gsize length, json_error_t *error)
{
    /* Jansson passes over a NUL that stands directly behind a number. */
    if (length > 0 && memchr(bytes, '\0', length) != NULL) {
        return refuse(error, "a NUL byte");
    }
    json_auto_t *tree = json_loadb(bytes, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, error);
    if (tree == NULL) {
        return NULL;
    }
    g_autofree char *json = g_strndup(bytes, length);
    g_autoptr(GPtrArray) texts = reals_of(json);
    if (json_is_real(tree)) {
        return real_new(g_ptr_array_index(texts, 0));
    }
    reals all = {.texts = texts};
    if (!place_reals(tree, &all)) {
        return refuse(error, "the member \"#\" is reserved");
    }
    g_assert(all.next == texts->len);
    return json_incref(tree);
}

json_t *exact_json_new(const char *number)
{
    bool is_real = false;
    gint64 integer = 0;
    if (!is_number(number, &is_real)) {
        return NULL;
    }
    if (is_real) {
        return real_new(number);
    }
    bool fits = g_ascii_string_to_signed(number, 10, G_MININT64, G_MAXINT64, &integer, NULL);
    return fits ? json_integer(integer) : NULL;
}

char *exact_json_number(const json_t *value)
{
    bool is_real = false;
    if (json_is_integer(value)) {
        return g_strdup_printf("%" JSON_INTEGER_FORMAT, json_integer_value(value));
    }
    const char *text = json_string_value(json_object_get(value, MEMBER));
    bool alone = text != NULL && json_object_size(value) == 1;
    return alone && is_number(text, &is_real) ? g_strdup(text) : NULL;
}

static const char *skip_spaces(const char *at)
{
    return at + strspn(at, " \n");
}

/*
 * When a {"#": "1.50"} begins at *at: moves it behind, and returns where the number stands; else
 * NULL.
 */
static const char *read_wrapped(const char **at, gsize *length)
{
    static const char member[] = "\"#\"";
    bool is_real = false;
    const char *end = skip_spaces(*at + 1);
    if (!g_str_has_prefix(end, member)) {
        return NULL;
    }
    end = skip_spaces(skip_spaces(end + strlen(member)) + 1);
    if (*end != '"') {
        return NULL;
    }
    const char *number = end + 1;
    *length = number_length(number, &is_real);
    if (*length == 0 || number[*length] != '"') {
        return NULL;
    }
    end = skip_spaces(number + *length + 1);
    if (*end != '}') {
        return NULL;
    }
    *at = end + 1;
    return number;
}

static char *unwrap_numbers(const char *json)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (const char *at = json; *at != '\0';) {
        gsize length = 0;
        const char *from = *at == '{' ? read_wrapped(&at, &length) : NULL;
        if (from == NULL) {
            from = at;
            at = *at == '"' ? skip_string(at) : at + 1;
            length = (gsize)(at - from);
        }
        g_string_append_len(text, from, (gssize)length);
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}

char *exact_json_dump(const json_t *value, gsize flags)
{
    g_autofree char *wrapped = json_dumps(value, flags | JSON_ENCODE_ANY);
    return wrapped == NULL ? NULL : unwrap_numbers(wrapped);
}
