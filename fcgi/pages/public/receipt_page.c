#include "pages/public/receipt_page.h"

#include "base/calendar.h"
#include "pages/public/desk_view.h"
#include "pages/public/intake.h"
#include "pages/public/journey.h"

#include <string.h>

/* "2026年9月1日（令和8年） 14:05" of "2026-09-01T14:05:06+09:00". Caller frees. */
static char *display_moment(const char *iso, const char *language)
{
    const char *separator = strchr(iso, 'T');
    g_autofree char *date_part = NULL;
    g_autofree char *day = NULL;
    calendar_date date = {0};

    if (separator == NULL) {
        return g_strdup(iso);
    }
    date_part = g_strndup(iso, (gsize)(separator - iso));
    if (!calendar_parse(date_part, &date)) {
        return g_strdup(iso);
    }
    day = calendar_display(date, language);
    return g_strdup_printf("%s %.5s", day, separator + 1);
}

static json_t *receipt_view(const visit *v, const receipt *r)
{
    g_autofree char *received_at = display_moment(r->received_at, v->language);
    const json_t *desk = municipality_desk(v->site->municipality, r->desk_code);

    return json_pack("{s:s, s:s, s:o, s:b}", "receipt_no", r->receipt_no, "received_at",
                     received_at, "desk", desk_view(desk, v->language), "urgent",
                     r->priority == INTAKE_URGENT);
}

/* Who has not sent yet is led on; who has nothing here is told how to begin. */
static bool answer_without_receipt(visit *v, GError **error)
{
    g_autoptr(journey) j = NULL;
    g_autofree char *next = NULL;

    if (!journey_find(v, &j, error)) {
        return false;
    }
    if (j == NULL || j->form == NULL) {
        return journey_missing(v, error);
    }
    next = journey_next_path(j);
    response_redirect(v->out, next);
    return true;
}

bool receipt_page(visit *v, GError **error)
{
    g_autoptr(GError) fault = NULL;
    g_autoptr(receipt) found =
        v->token != NULL ? receipt_find(v->site->db, &v->scope, &fault) : NULL;

    if (fault != NULL) {
        g_propagate_error(error, g_steal_pointer(&fault));
        return false;
    }
    if (found == NULL) {
        return answer_without_receipt(v, error);
    }
    return page_render(v, 200, "public/receipt", receipt_view(v, found), error);
}
