#include "pages/staff/notices.h"

#include "pages/notice_view.h"
#include "pages/staff/edit_page.h"
#include "pages/staff/language_list.h"
#include "pages/staff/minute.h"

#include <string.h>

/* {"ja":…,"en":…} of the answers "title.ja", "title.en" … Caller owns. */
static json_t *localized_answer(const visit *v, const json_t *answers, const char *name)
{
    json_auto_t *languages = language_list(v);
    json_t *texts = json_object();
    size_t i = 0;
    json_t *language = NULL;

    json_array_foreach(languages, i, language)
    {
        const char *tag = json_string_value(json_object_get(language, "tag"));
        g_autofree char *member = g_strconcat(name, ".", tag, NULL);
        json_t *text = json_object_get(answers, member);
        if (text != NULL) {
            json_object_set(texts, tag, text);
        }
    }
    return texts;
}

/* As residents see it, in each language: [{"tag","name","notices":[…]}…]. */
static json_t *preview(const visit *v, const json_t *answers)
{
    const char *level =
        json_string_value(json_object_get(json_object_get(answers, "level"), "code"));
    json_auto_t *notice = json_pack(
        "{s:o, s:o, s:b}", "title", localized_answer(v, answers, "title"), "body",
        localized_answer(v, answers, "body"), "important", g_strcmp0(level, "important") == 0);
    json_t *languages = language_list(v);
    size_t i = 0;
    json_t *language = NULL;

    json_array_foreach(languages, i, language)
    {
        const char *tag = json_string_value(json_object_get(language, "tag"));
        json_object_set_new(language, "notices", json_pack("[o]", notice_view(notice, tag)));
    }
    return languages;
}

static const char *const actions[] = {"remove", NULL};
static const edit_subject notices = {
    .form = "notice",
    .read = "notice_read",
    .save = "notice_save",
    .turn = "notice_turn",
    .template = "staff/notice",
    .list = "/admin/notices",
    .new_path = "/admin/new/notice",
    .actions = actions,
    .draws_code = true,
    .preview = preview,
};

static void add_minute(json_t *row, const char *name, const char *moment_name)
{
    const char *iso = json_string_value(json_object_get(row, moment_name));
    g_autofree char *text = iso != NULL ? minute_text(iso) : NULL;

    json_object_set_new(row, name, text != NULL ? json_string(text) : json_null());
}

bool notices_page(visit *v, GError **error)
{
    const char *const values[] = {v->language};
    json_t *rows =
        edit_list(v->site->db, &v->scope, "notice_list", values, G_N_ELEMENTS(values), error);
    size_t i = 0;
    json_t *row = NULL;

    if (rows == NULL) {
        return false;
    }
    json_array_foreach(rows, i, row)
    {
        add_minute(row, "starts", "starts_at");
        add_minute(row, "ends", "ends_at");
    }
    return page_render(v, 200, "staff/notices",
                       json_pack("{s:b, s:o}", "empty", json_array_size(rows) == 0, "rows", rows),
                       error);
}

bool notice_new_page(visit *v, GError **error)
{
    return edit_new_page(v, &notices, error);
}

bool notice_page(visit *v, GError **error)
{
    return edit_page(v, &notices, error);
}

bool notice_save(visit *v, GError **error)
{
    return edit_page_save(v, &notices, error);
}

bool notice_turn(visit *v, GError **error)
{
    return edit_page_turn(v, &notices, error);
}
