#include "pages/staff/office_hours.h"

#include "pages/staff/edit_page.h"

static const edit_subject office_hours = {
    .form = "office_hours",
    .read = "office_hours_read",
    .save = "office_hours_save",
    .template = "staff/office_hours",
    .list = "/admin/office-hours",
};

bool office_hours_page(visit *v, GError **error)
{
    return edit_page(v, &office_hours, error);
}

bool office_hours_save(visit *v, GError **error)
{
    return edit_page_save(v, &office_hours, error);
}
