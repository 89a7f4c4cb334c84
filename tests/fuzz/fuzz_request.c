/*
 * A whole request: lines "NAME=value" up to an empty line, then the body. Whatever it is, there is
 * a request, and its parts may be read.
 */

#include "http/language.h"
#include "http/request.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const request *in)
{
    static const char *const languages[] = {"ja", "en", "zh-Hans", "ko", NULL};
    g_assert(strlen(in->id) == 32);
    g_assert(language_negotiate(in->accept_language, languages) != NULL);
    g_assert(in->refusal == 0 || (in->refusal >= 400 && in->refusal <= 415));
    g_assert(in->refusal != 0 || in->path[0] == '/');
    g_assert(in->method == METHOD_POST || in->form->fields->len == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *border = memmem(data, size, "\n\n", 2);
    size_t head = border != NULL ? (size_t)(border - data) : size;
    size_t body_at = border != NULL ? head + 2 : size;
    g_autofree char *text = g_strndup((const char *)data, head);
    g_auto(GStrv) parameters = g_strsplit(text, "\n", -1);
    g_autoptr(GString) body =
        g_string_new_len((const char *)data + body_at, (gssize)(size - body_at));
    g_autoptr(request) in = request_parse(parameters, body, true);
    check(in);
    return 0;
}
