#include "pages/staff/report_export.h"

#include "base/fault.h"
#include "pages/staff/report_figures.h"
#include "pages/staff/report_package.h"
#include "pages/staff/report_page.h"
#include "pages/staff/report_paper.h"
#include "text/url.h"

/* The sheets that the paper, its tables and its charts need, below the installed folder. */
static const char *const sheets[] = {"static/report.css", "static/figures.css", "static/chart.css"};

/*
 * A style sheet as the address of itself. So the file needs no other, and the template, which
 * escapes everything, no exception.
 */
static json_t *sheet_address(const visit *v, const char *part, GError **error)
{
    g_autofree char *path = config_path(v->site->settings, part);
    g_autofree char *text = NULL;
    gsize length = 0;

    if (!g_file_get_contents(path, &text, &length, error)) {
        return NULL;
    }
    g_autofree char *encoded = g_base64_encode((const guchar *)text, length);
    g_autofree char *address = g_strconcat("data:text/css;charset=utf-8;base64,", encoded, NULL);
    return json_string(address);
}

static json_t *sheet_addresses(const visit *v, GError **error)
{
    json_auto_t *addresses = json_array();

    for (gsize i = 0; i < G_N_ELEMENTS(sheets); i++) {
        g_autoptr(GError) fault = NULL;
        json_t *address = sheet_address(v, sheets[i], &fault);
        if (address == NULL) {
            fault_set(error, FAULT_CONFIGURATION, "Install the style sheets of this version again.",
                      "could not read %s: %s", sheets[i], fault->message);
            return NULL;
        }
        json_array_append_new(addresses, address);
    }
    return json_incref(addresses);
}

static void describe(visit *v, const json_t *report)
{
    const char *title = json_string_value(json_object_get(report, "title"));
    g_autofree char *ascii_name = g_strdup_printf("report-%s.html", v->parameters.values[0]);
    g_autofree char *name = g_strdup_printf("%s.html", title);
    g_autofree char *disposition = url_attachment(ascii_name, name);

    response_header(v->out, "Content-Disposition", disposition);
}

static bool send_html(visit *v, const json_t *report, const json_t *figures, GError **error)
{
    json_t *addresses = sheet_addresses(v, error);

    if (addresses == NULL) {
        return false;
    }
    v->language = REPORT_LANGUAGE;
    json_t *view =
        json_pack("{s:o, s:O, s:o}", "sheets", addresses, "title", json_object_get(report, "title"),
                  "paper", report_paper_view(v, report, figures));
    if (!page_render(v, 200, "staff/report_file", view, error)) {
        return false;
    }
    describe(v, report);
    return true;
}

bool report_export_html(visit *v, GError **error)
{
    json_auto_t *report = report_of_path(v, "report.export", error);
    json_auto_t *figures = report != NULL ? report_figures(v, report, error) : NULL;

    return figures != NULL ? send_html(v, report, figures, error) : *error == NULL;
}

bool report_export_figures(visit *v, GError **error)
{
    json_auto_t *report = report_of_path(v, "report.export", error);
    json_auto_t *figures = report != NULL ? report_figures(v, report, error) : NULL;

    if (figures == NULL) {
        return *error == NULL;
    }
    g_autofree char *ascii_name = g_strdup_printf("report-%s", v->parameters.values[0]);
    return report_package_send(v, report, figures, ascii_name, error);
}
