#include "pages/notice_view.h"

#include "pages/localized_view.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* What an address may consist of; it ends before a full stop, too. */
static const char address_bytes[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                    "-._~:/?#[]@!$&*+,;=%";

static const char *find_address(const char *text)
{
    const char *secure = strstr(text, "https://");
    const char *plain = strstr(text, "http://");

    if (secure == NULL || plain == NULL) {
        return secure != NULL ? secure : plain;
    }
    return MIN(secure, plain);
}

static gsize address_length(const char *address)
{
    gsize length = strspn(address, address_bytes);

    while (length > 0 && strchr(".,;:!?", address[length - 1]) != NULL) {
        length--;
    }
    return length;
}

static void add_part(json_t *parts, const char *kind, const char *text, gsize length)
{
    if (length > 0) {
        json_array_append_new(parts, json_pack("{s:o}", kind, json_stringn(text, length)));
    }
}

static json_t *parts_of(const char *text)
{
    json_t *parts = json_array();
    const char *address = NULL;

    while ((address = find_address(text)) != NULL) {
        const gsize length = address_length(address);
        add_part(parts, "text", text, (gsize)(address - text));
        add_part(parts, "link", address, length);
        text = address + length;
    }
    add_part(parts, "text", text, strlen(text));
    return parts;
}

json_t *notice_view(const json_t *notice, const char *language)
{
    const json_t *title = json_object_get(notice, "title");
    const json_t *body = json_object_get(notice, "body");

    return json_pack("{s:s, s:o, s:O, s:o, s:o}", "title", localized_text(title, language),
                     "title_lang", localized_lang(title, language), "important",
                     json_object_get(notice, "important"), "body_lang",
                     localized_lang(body, language), "parts",
                     parts_of(localized_text(body, language)));
}

static bool is_shown(const json_t *notice, json_int_t now)
{
    const json_t *ends = json_object_get(notice, "ends_at");

    return json_integer_value(json_object_get(notice, "starts_at")) <= now &&
           (!json_is_integer(ends) || now < json_integer_value(ends));
}

json_t *notice_views(const json_t *notices, const char *language, json_int_t now)
{
    json_t *views = json_array();
    size_t i = 0;
    json_t *notice = NULL;

    json_array_foreach(notices, i, notice)
    {
        if (is_shown(notice, now)) {
            json_array_append_new(views, notice_view(notice, language));
        }
    }
    return views;
}
