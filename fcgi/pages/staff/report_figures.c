#include "pages/staff/report_figures.h"

json_t *report_figures(visit *v, const json_t *report, GError **error)
{
    (void)v;
    (void)error;
    return json_is_array(json_object_get(report, "figures"))
               ? json_incref(json_object_get(report, "figures"))
               : json_array();
}

char *report_figures_sentence(const visit *v, const json_t *figures, const char *counts)
{
    (void)v;
    (void)figures;
    (void)counts;
    return NULL;
}

json_t *report_figures_views(const visit *v, const report_part *part, const json_t *answers,
                             const json_t *figures)
{
    (void)v;
    (void)part;
    (void)answers;
    (void)figures;
    return json_array();
}
