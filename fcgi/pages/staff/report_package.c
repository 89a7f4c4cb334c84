#include "pages/staff/report_package.h"

#include "pages/staff/figures_package.h"
#include "pages/staff/minute.h"
#include "pages/staff/report_paper.h"

static const char *word(const visit *v, const char *key)
{
    return catalog_get(v->site->texts, REPORT_LANGUAGE, key);
}

static const char *member(const json_t *report, const char *name)
{
    return json_string_value(json_object_get(report, name));
}

/* Which paper it is, and whether it was kept. */
static char *readme_head(const visit *v, const json_t *report)
{
    const char *kept_at = member(report, "kept_at");
    g_autofree char *kept = kept_at != NULL ? minute_text(kept_at) : NULL;
    json_auto_t *places = json_pack("{s:s, s:s, s:s}", "municipality", v->site->municipality->name,
                                    "title", member(report, "title"), "kept",
                                    kept != NULL ? kept : word(v, "staff_report_draft"));

    return text_fill(word(v, "staff_report_readme"), places);
}

bool report_package_send(visit *v, const json_t *report, const json_t *figures,
                         const char *ascii_name, GError **error)
{
    g_autofree char *head = readme_head(v, report);
    const figures_package package = {
        .figures = figures,
        .language = REPORT_LANGUAGE,
        .scope = word(v, "staff_report_all_desks"),
        .head = head,
    };

    return figures_package_send(v, &package, ascii_name, member(report, "title"), error);
}
