/*
 * Any bytes as a body of multipart/form-data with the boundary "X": a list of text within limits.h
 * and at most one file, which is a piece of the body; or a status.
 */

#include "http/limits.h"
#include "http/multipart.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const field_list *form)
{
    g_assert(form->fields->len <= LIMIT_FIELDS);
    for (guint i = 0; i < form->fields->len; i++) {
        const field *pair = g_ptr_array_index(form->fields, i);
        g_assert(*pair->name != '\0' && g_utf8_validate(pair->name, -1, NULL));
        g_assert(g_utf8_validate(pair->value, -1, NULL));
        g_assert(strlen(pair->value) <= LIMIT_FIELD_VALUE_BYTES);
    }
}

static void check_file(const upload *file, const GString *body)
{
    gsize length = 0;
    const char *bytes = g_bytes_get_data(file->bytes, &length);

    g_assert(length > 0 && length <= LIMIT_UPLOAD_BYTES);
    g_assert(memmem(body->str, body->len, bytes, length) != NULL);
    g_assert(memmem(bytes, length, "\r\n--X", strlen("\r\n--X")) == NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GString) body = g_string_new_len((const char *)data, (gssize)size);
    g_autoptr(field_list) form = NULL;
    g_autoptr(upload) file = NULL;
    int status = multipart_parse("multipart/form-data; boundary=X", body, &form, &file);

    g_assert(status == 200 || status == 400 || status == 413);
    g_assert((status == 200) == (form != NULL));
    if (form != NULL) {
        check_text(form);
    }
    if (file != NULL) {
        check_file(file, body);
    }
    return 0;
}
