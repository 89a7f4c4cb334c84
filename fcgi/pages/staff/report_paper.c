#include "pages/staff/report_paper.h"

#include "base/calendar.h"
#include "base/calendar_wareki.h"
#include "base/moment.h"
#include "pages/site.h"
#include "pages/staff/report_figures.h"
#include "pages/staff/report_plan.h"

#include <string.h>

static json_t *text_or_null(const char *text)
{
    return text != NULL && *text != '\0' ? json_string(text) : json_null();
}

/* The day whose figures these are. Caller frees. */
static char *day_of(const json_t *report)
{
    const char *kept_at = json_string_value(json_object_get(report, "kept_at"));
    moment kept;

    return calendar_display(kept_at != NULL && moment_parse(kept_at, &kept) ? kept.date
                                                                            : calendar_today(),
                            REPORT_LANGUAGE);
}

static json_t *cases_of(const report_part *part, const json_t *answers)
{
    static const char *const names[] = {"case1", "case2"};
    json_t *cases = json_array();

    for (gsize i = 0; part->tells_cases && i < G_N_ELEMENTS(names); i++) {
        const char *text = report_plan_text(part, answers, names[i]);
        if (text != NULL) {
            json_array_append_new(cases, json_pack("{s:i, s:s}", "number",
                                                   (int)json_array_size(cases) + 1, "text", text));
        }
    }
    return cases;
}

/* What one part of the paper shows; its number is not known yet. */
static json_t *part_view(const visit *v, const report_part *part, const json_t *answers,
                         const json_t *figures)
{
    const char *headline =
        json_string_value(json_object_get(json_object_get(answers, "headline"), "code"));
    g_autofree char *sentence = part->opens ? report_figures_sentence(v, figures, headline) : NULL;
    const char *title = catalog_get(v->site->texts, REPORT_LANGUAGE, part->title);

    return json_pack(
        "{s:s, s:o, s:o, s:o, s:o}", "title", title, "sentence", text_or_null(sentence), "tables",
        report_figures_views(v, part, answers, figures), "cases", cases_of(part, answers),
        "comment", text_or_null(report_plan_text(part, answers, "comment")));
}

static bool says_something(const json_t *part)
{
    return json_is_string(json_object_get(part, "sentence")) ||
           json_is_string(json_object_get(part, "comment")) ||
           json_array_size(json_object_get(part, "tables")) > 0 ||
           json_array_size(json_object_get(part, "cases")) > 0;
}

static json_t *parts_of(const visit *v, const json_t *answers, const json_t *figures)
{
    json_t *parts = json_array();

    for (const report_part *part = report_parts; part->code != NULL; part++) {
        json_auto_t *view = part_view(v, part, answers, figures);
        if (says_something(view)) {
            json_object_set_new(view, "number",
                                json_integer((json_int_t)json_array_size(parts) + 1));
            json_array_append(parts, view);
        }
    }
    return parts;
}

json_t *report_paper_view(const visit *v, const json_t *report, const json_t *figures)
{
    const json_t *answers = json_object_get(report, "answers");
    const int year = (int)json_integer_value(json_object_get(report, "fiscal_year"));
    const char *audience = json_string_value(json_object_get(report, "audience"));
    g_autofree char *wareki = calendar_wareki_fiscal_year(year);
    g_autofree char *day = day_of(report);

    return json_pack(
        "{s:O, s:O, s:s, s:o, s:O, s:b, s:b, s:s, s:o}", "t",
        site_sentences(v->site, REPORT_LANGUAGE), "title", json_object_get(report, "title"), "year",
        wareki, "document", text_or_null(json_string_value(json_object_get(answers, "document"))),
        "section", json_object_get(answers, "section"), "council", strcmp(audience, "council") == 0,
        "draft", json_is_null(json_object_get(report, "kept_at")), "day", day, "parts",
        parts_of(v, answers, figures));
}
